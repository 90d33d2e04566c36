# SPDX-License-Identifier: GPL-3.0-or-later
"""What a manager finds in the morning: what is late, due and held today; a promise done from its line and undone; a
link to the record; and a kind word once nothing is left."""
import datetime
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

PROMISE = "Compromiso por cumplir: Luces & <b>veredas</b> (Serviu)"
AGREEMENT = "Acuerdo por cumplir: Cotizar toldos (Ana)"
MEETING = "Reunión: Asamblea (Sede)"
NOTHING = "No hay nada pendiente para hoy"
GATE = "Falta para pasar a dinamización"


def day(offset):
    """A civil date of Chile, that many days from now."""
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=3)
    return (now + datetime.timedelta(days=offset)).date().isoformat()


class Today(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.house.ctl("init", "--level", "manager", "--name", "Ana Pérez", "--district", "Franklin", "--commune", "13101")
        district = cls.house.rows("district")[0]["id"]
        group = cls.house.add("associative-group", f"district={district}", "state=constituted")
        meeting = cls.house.add("meeting", f"body={group}", "kind=assembly", f"date={day(0)}", "place=Sede",
                                "minutes=Se acordó")
        cls.house.add("agreement", f"meeting={meeting}", "text=Cotizar toldos", "who=Ana", f"due={day(1)}", "state=open")
        cls.house.add("commitment", f"district={district}", "institution=Serviu", "what=Luces & <b>veredas</b>",
                      f"promised-for={day(-12)}")
        cls.program = cls.house.start()
        cls.page = cls.house.page("Mi barrio hoy")

    def list_of(self, section):
        """The words of the lines of a group."""
        lists = [node for node in self.page.find_all(section, role="list")]
        return [label.name for found in lists for row in found.find_all(role="list item")
                for label in row.find_all(role="label")]

    def wait_told(self, section, words):
        try:
            wait_until(lambda: words in self.list_of(section), f"'{words}' in {section}")
        except AssertionError as error:
            raise AssertionError(f"{error}, which has {self.list_of(section)}") from None

    def test_it_opens_here_and_tells_all(self):
        self.wait_told("Atrasado", PROMISE)
        self.assertTrue([words for words in self.list_of("Atrasado") if words.startswith("12 días de atraso · ")])
        self.wait_told("Hoy", MEETING)
        coming = self.list_of("Esta semana") + self.list_of("Después")
        self.assertIn(AGREEMENT, coming)
        self.assertTrue([words for words in coming if words.startswith("mañana · ")])
        self.assertTrue(self.list_of(GATE))
        self.assertFalse(self.page.find_all(NOTHING, role="label"))
        self.assertEqual(self.program.nameless(), [])

    def test_a_promise_is_done_from_its_line(self):
        self.page.find(f"Hecho: {PROMISE}", role="push button").click()
        self.house.wait_value("commitment", "fulfilled-on", day(0))
        self.house.wait_toast(f"Hecho: {PROMISE}")
        wait_until(lambda: not self.page.find_all(PROMISE, role="label"), "the line to go")

    def test_and_undone(self):
        self.house.take_back(f"Hecho: {PROMISE}")
        self.house.wait_value("commitment", "fulfilled-on", None)
        self.wait_told("Atrasado", PROMISE)

    def test_a_line_opens_its_record(self):
        line = self.page.find("Atrasado", role="list").find(None, role="list item")
        line.focus()
        self.house.dialog("Luces & <b>veredas</b>")
        self.house.close_dialog()
        self.house.page("Barrio").find("Franklin", role="label")
        self.house.go("Mi barrio hoy")

    def test_more_days_are_told(self):
        self.page.find("Ver los próximos 60 días", role="push button").click()
        wait_until(lambda: not self.page.find_all("Ver los próximos 60 días", role="push button"), "the button to go")

    def test_all_that_is_due_goes_into_a_calendar(self):
        self.save_as("Guardar en mi calendario…", self.desktop.home / "hoy.ics", self.page)
        wait_until(lambda: (self.desktop.home / "hoy.ics").exists(), "the calendar")
        self.house.wait_toast("Se guardó: hoy.ics")
        self.assertIn("BEGIN:VCALENDAR", (self.desktop.home / "hoy.ics").read_text())

    def test_the_district_is_handed_over(self):
        page = self.house.open_district("Franklin")
        folder = self.desktop.home / "traspaso"
        page.find("Más sobre este barrio", role="push button").click()
        self.save_as("Carpeta de traspaso…", folder, self.program, "menu item")
        self.house.wait_toast("La carpeta de traspaso está lista, con 0 documentos")
        self.assertEqual(sorted(entry.name for entry in folder.iterdir()), ["contactos.csv", "fechas.ics", "traspaso.pdf"])
        self.house.go("Mi barrio hoy")

    def test_nothing_is_left(self):
        self.page.find(f"Hecho: {PROMISE}", role="push button").click()
        self.house.wait_value("commitment", "fulfilled-on", day(0))
        wait_until(lambda: not self.page.find_all(PROMISE, role="label"), "the line to go")
        self.page.find(f"Hecho: {AGREEMENT}", role="push button").click()
        self.house.wait_value("agreement", "state", "done")
        wait_until(lambda: not self.page.find_all(AGREEMENT, role="label"), "the line to go")

    def test_a_meeting_opens_where_its_minutes_are(self):
        self.page.find(f"Asistencia y acta: {MEETING}", role="push button").click()
        self.house.dialog("Asamblea").find("Acta", role="text")
        self.house.close_dialog()
        self.assertEqual(self.house.stop(), "")

    def test_a_quiet_day_is_told_kindly(self):
        self.house.ctl("delete", self.house.rows("meeting")[0]["id"])
        self.program = type(self).program = self.house.start()
        page = self.house.page("Mi barrio hoy")
        page.find(NOTHING, role="label")
        self.assertEqual([page.find_all(name, role="list") for name in ("Atrasado", "Hoy")], [[], []])

    def save_as(self, name, path, where, role="push button"):
        """Presses NAME, and writes PATH where it asks for one."""
        where.find(name, role=role).click()
        wait_until(self.house.dialogs, "the question where to save")
        self.program.key("ctrl+a")
        self.program.type(str(path))
        self.program.key("Return")

    def test_the_program_says_nothing(self):
        self.assertEqual(self.house.stop(), "")


if __name__ == "__main__":
    barrios.tap.main("gui/today", Today)
