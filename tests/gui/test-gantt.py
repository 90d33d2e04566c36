# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan's Gantt in a real window: by the keyboard, by the mouse, and where nothing may be changed."""
import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402
from chart import Chart, ends, planned_in  # noqa: E402

APART = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "GTK_A11Y": "none"}
FAIR, NIGHT, PAINT = "Feria de invierno", "Noche de compras", "Pintar las fachadas"
REST = 1.5  # longer than what keys are waited for before what they moved is saved
DAY = timedelta(days=1)


def period(first, last):
    today = date.today()
    return f"{today + first * DAY}/{today + last * DAY}"


class Gantt(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        house = cls.house = barrios.Barrios(cls.desktop)
        cls.ids = house.found("Franklin")
        plan = cls.ids["plan"]
        cls.first = period(-700, 700)
        cls.fair = house.add("action", f"plan={plan}", f"title={FAIR}", "area=2", "state=planned", f"planned={cls.first}")
        cls.night = house.add("action", f"plan={plan}", f"title={NIGHT}", "area=2", "state=planned",
                              f"planned={period(10, 20)}")
        house.add("precedence", f"action={cls.night}", f"predecessor={cls.fair}")
        cls.program = house.start()
        house.open_district("Franklin")
        cls.chart = Chart(house)
        cls.chart.wait_name(FAIR, "en la ruta crítica")
        cls.shown = cls.chart.name

    def planned(self, title):
        return planned_in(self.house, title)

    def wait_planned(self, title, wanted):
        wait_until(lambda: self.planned(title) == wanted, f"{title} to be planned {wanted}")

    def take_back(self):
        """And the bar is where it was again: keys that come sooner move what is still shown."""
        self.program.key("ctrl+z")
        self.wait_planned(FAIR, self.first)
        self.chart.wait_name(self.shown)

    def test_name_follows_the_focus(self):
        self.chart.wait_name(FAIR, "planificada", "en la ruta crítica")
        self.chart.find_row(FAIR)
        self.program.key("Down")
        self.chart.wait_name(NIGHT, f"empieza antes de que termine «{FAIR}»")
        self.program.key("End")
        self.chart.wait_name(PAINT, "sin fechas")
        self.program.key("Home")
        self.chart.wait_name(FAIR)

    def test_keys_move_as_one_gesture(self):
        before = ends(self.first)
        for _ in range(2):
            self.program.key("Right")
        wait_until(lambda: self.planned(FAIR) != self.first, "the move to be saved")
        after = ends(self.planned(FAIR))
        self.assertEqual(after[1] - after[0], before[1] - before[0])
        self.assertIn((after[0] - before[0]).days, range(57, 63))
        wait_until(lambda: f"Fechas nuevas: {FAIR}" in self.house.toast(), "the word that it was moved")
        self.take_back()

    def test_keys_stretch(self):
        before = ends(self.first)
        self.program.key("shift+Right")
        wait_until(lambda: self.planned(FAIR) != self.first, "the end to be saved")
        after = ends(self.planned(FAIR))
        self.assertEqual(after[0], before[0])
        self.assertGreater(after[1], before[1])
        self.take_back()

    def test_escape_leaves_it(self):
        self.chart.wait_name(FAIR)
        before = self.chart.name
        self.program.key("Right")
        wait_until(lambda: self.chart.name != before, "the bar to move")
        self.program.key("Escape")
        self.chart.wait_name(before)
        time.sleep(REST)
        self.assertEqual(self.planned(FAIR), self.first)

    def test_dragged_and_taken_back(self):
        y = self.chart.find_row(FAIR)
        self.program.key("t")
        before = ends(self.first)
        self.chart.drag(y, self.chart.track(0.3), self.chart.track(0.6))
        wait_until(lambda: self.planned(FAIR) != self.first, "the drag to be saved")
        after = ends(self.planned(FAIR))
        self.assertEqual(after[1] - after[0], before[1] - before[0])
        self.assertGreater(after[0], before[0])
        self.take_back()

    def test_escape_while_dragging(self):
        y = self.chart.find_row(FAIR)
        before = self.chart.name
        self.chart.drag(y, self.chart.track(0.3), self.chart.track(0.6), release=False)
        wait_until(lambda: self.chart.name != before, "the bar to move")
        # Program.key would let go of the mouse first.
        self.desktop.ask("key", "Escape")
        self.chart.wait_name(before)
        self.chart.button("mouseup")
        time.sleep(REST)
        self.assertEqual(self.planned(FAIR), self.first)

    def test_dates_are_drawn_and_stretched(self):
        y = self.chart.find_row(PAINT)
        self.chart.drag(y, self.chart.track(0.3), self.chart.track(0.6))
        wait_until(lambda: self.planned(PAINT) is not None, "the dates to be saved")
        drawn = ends(self.planned(PAINT))
        self.assertGreater(drawn[1], drawn[0])
        self.chart.drag(y, self.chart.track(0.6), self.chart.track(0.8))
        wait_until(lambda: ends(self.planned(PAINT)) != drawn, "the end to be saved")
        stretched = ends(self.planned(PAINT))
        self.assertEqual(stretched[0], drawn[0])
        self.assertGreater(stretched[1], drawn[1])
        for wanted in ("/".join(map(str, drawn)), None):
            self.program.key("ctrl+z")
            self.wait_planned(PAINT, wanted)
        self.chart.wait_name(PAINT, "sin fechas")

    def test_zoom(self):
        self.chart.plan.find("Ver más de cerca", role="push button").click()
        self.chart.plan.find("Semanas", role="label")
        self.chart.point(self.chart.track(0.5), 100)
        for button, unit in (("4", "Días"), ("5", "Semanas"), ("5", "Meses")):
            self.program.desktop.ask("keydown", "ctrl", "click", button, "keyup", "ctrl")
            self.chart.plan.find(unit, role="label")
        self.chart.find_row(FAIR)
        self.program.key("minus")
        self.chart.plan.find("Trimestres", role="label")

    def test_opened(self):
        self.program.key("Return")
        self.house.dialog(FAIR)
        self.house.close_dialog()

    def test_closing_saves(self):
        """At once: what the keys moved has not come to rest yet."""
        self.chart.find_row(FAIR)
        self.desktop.ask("key", "Right", "alt+F4")
        self.assertEqual(self.program.process.wait(30), 0)
        self.assertEqual(self.program.output(), "")
        self.assertNotEqual(self.planned(FAIR), self.first)

    def test_only_looked_at(self):
        house = barrios.Barrios(self.desktop, self.desktop.home / "used.db")
        ids = house.found("Franklin")
        house.ctl("set", ids["action"], f"planned={period(-700, 700)}")
        holder = self.desktop.start([os.environ["BC_PROGRAM"], "--database", house.path], APART, window=False)
        lock = house.path.with_name("used.db.lock")
        wait_until(lambda: str(holder.process.pid) in lock.read_text(), "the lock")
        house.start()
        house.open_district("Franklin")
        chart = Chart(house)
        told = "Las fechas solo se pueden mirar: el archivo está abierto en modo de lectura."
        chart.plan.find(told, role="label")
        y = chart.find_row(PAINT)
        before = chart.name
        house.program.key("Right")
        wait_until(lambda: told in house.toast(), "the word that it cannot be moved")
        chart.drag(y, chart.track(0.3), chart.track(0.6))
        time.sleep(REST)
        self.assertEqual(chart.name, before)
        self.assertEqual(planned_in(house, PAINT), period(-700, 700))
        holder.kill()


if __name__ == "__main__":
    barrios.tap.main("gui/gantt", Gantt)
