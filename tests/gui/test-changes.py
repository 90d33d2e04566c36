# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person changes by hand, and takes back: a day of the calendar, a card of the board by the mouse and by the
keyboard, what was deleted, and any earlier change from the history."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

ACTION = "Pintar las fachadas"
AREAS = {"3": "Imagen y comunicación", "5": "Urbanismo comercial", "6": "Entorno, seguridad y medioambiente"}
DATE = "Fecha de constitución"


class Changes(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.ids = cls.house.found("Franklin")
        cls.house.ctl("set", cls.ids["associative-group"], "constituted-on=2026-03-10")
        cls.program = cls.house.start()
        cls.house.open_district("Franklin")

    def test_day_chosen_in_the_calendar(self):
        body = self.house.show_part("Gobernanza").find(barrios.GROUP, role="panel")
        calendar = self.open_calendar(body)
        calendar.find("marzo", role="label")
        calendar.find("2026", role="label")
        calendar.find("15", role="label").press()
        self.house.wait_value("associative-group", "constituted-on", "2026-03-15")
        self.wait_closed(body)
        self.assertEqual(body.find(DATE, role="text").text, "15-03-2026")
        self.program.key("ctrl+z")
        self.house.wait_value("associative-group", "constituted-on", "2026-03-10")
        wait_until(lambda: body.find(DATE, role="text").text == "10-03-2026", "the date to be as it was")

    def test_calendar_left_changes_nothing(self):
        body = self.house.part("Gobernanza").find(barrios.GROUP, role="panel")
        before = self.house.ctl("history")
        self.open_calendar(body)
        self.program.key("Escape")
        self.wait_closed(body)
        self.assertEqual(body.find(DATE, role="text").text, "10-03-2026")
        self.assertEqual(self.house.ctl("history"), before)

    def test_day_chosen_by_the_keyboard(self):
        body = self.house.part("Gobernanza").find(barrios.GROUP, role="panel")
        for keys, day in ((("Right", "space"), "2026-03-11"), (("Up", "Left", "Return"), "2026-03-03"),
                          (("Page_Down", "Down", "space"), "2026-04-10"), (("ctrl+Up", "Page_Up", "space"), "2025-03-10")):
            self.open_calendar(body)
            for key in keys:
                self.program.key(key)
            self.house.wait_value("associative-group", "constituted-on", day)
            self.wait_closed(body)
        for _ in range(4):
            self.program.key("ctrl+z")
        self.house.wait_value("associative-group", "constituted-on", "2026-03-10")
        wait_until(lambda: body.find(DATE, role="text").text == "10-03-2026", "the date to be as it was")

    def test_card_dragged(self):
        plan = self.house.show_part("Plan")
        self.card("5").drag_to(plan.find(AREAS["3"], role="list"))
        self.wait_area("3")
        self.program.key("ctrl+z")
        self.wait_area("5")

    def test_card_that_falls_beside_stays(self):
        before = self.house.ctl("history")
        self.card("5").drag_to(self.house.place("Secciones"))
        self.card("5")
        self.assertEqual(self.house.ctl("history"), before)

    def test_card_moved_with_the_keyboard(self):
        plan = self.house.part("Plan")
        self.house.reach(plan, f"Cambiar: {ACTION}")
        self.program.key("space")
        self.house.take_last_item(plan, "Mover al ámbito")
        self.house.take_last_item(plan, AREAS["6"])
        self.wait_area("6")
        self.program.key("ctrl+z")
        self.wait_area("5")

    def test_card_deleted_and_taken_back(self):
        for take_back in (lambda: self.house.take_back(f"Se eliminó: {ACTION}"), lambda: self.program.key("ctrl+z")):
            self.card("5").press()
            self.house.dialog(ACTION).find("Eliminar", role="push button").click()
            self.house.wait_rows("action", 0)
            wait_until(lambda: not self.cards("5"), "the card to go")
            take_back()
            self.house.wait_rows("action", 1)
            self.card("5")

    def test_one_change_undone_in_the_history(self):
        plan = self.house.part("Plan")
        self.card("5").drag_to(plan.find(AREAS["6"], role="list"))
        self.wait_area("6")
        body = self.house.show_part("Gobernanza").find(barrios.GROUP, role="panel")
        self.house.write(body, "Nombre", "Franklin unido")
        self.house.wait_value("associative-group", "name", "Franklin unido")
        history = self.house.show_part("Historial")
        history.find(f"Ámbito: de {AREAS['5']} a {AREAS['6']}", role="label")
        history.find(f"Deshacer este cambio: Acción · {ACTION}", role="push button").click()
        self.house.wait_toast("Se deshizo el cambio")
        self.house.wait_value("action", "area", "5")
        self.house.wait_value("associative-group", "name", "Franklin unido")
        self.assertEqual([button.name for toast in self.house.toasts() for button in toast.find_all("Deshacer")], [])
        self.program.key("ctrl+shift+z")
        self.house.wait_value("action", "area", "6")
        self.house.show_part("Plan")
        self.wait_area("6")
        self.assertEqual(self.house.stop(), "")
        self.house.ctl("check")

    def open_calendar(self, body):
        button = body.find(f"{DATE}: calendario", role="push button")
        button.click()
        calendar = button.find(f"{DATE}: calendario", role="panel")
        wait_until(lambda: calendar.has_state("focused"), "the calendar to have the focus")
        return calendar

    def wait_closed(self, body):
        wait_until(lambda: not body.find_all(f"{DATE}: calendario", role="panel"), "the calendar to go")

    def cards(self, area):
        column = self.house.part("Plan").find(AREAS[area], role="list")
        return [card for card in column.find_all(role="list item") if card.find_all(ACTION, role="label")]

    def card(self, area):
        return wait_until(lambda: self.cards(area), f"the card in {AREAS[area]}")[0]

    def wait_area(self, area):
        self.house.wait_value("action", "area", area)
        self.card(area)


if __name__ == "__main__":
    barrios.tap.main("gui/changes", Changes)
