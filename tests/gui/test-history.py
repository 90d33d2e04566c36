# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of a district: by person, kind, words and days; the district as it was, where nothing can be changed;
and taking back a change from there."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

NOW = "Uno según Beto"
FILTER = "Buscar en el historial"
BACK = "Volver al presente"


class History(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        other = barrios.Barrios(cls.desktop, cls.desktop.home / "data" / "other.db")
        cls.ids = cls.house.found("Barrio Uno")
        other.ctl("init", "--level", "council", "--name", "Beto Díaz")
        other.ctl("merge", str(cls.house.path))
        other.ctl("set", cls.ids["district"], f"name={NOW}")
        cls.house.ctl("merge", str(other.path))
        cls.house.ctl("set", cls.ids["action"], "title=Pintar las calles")
        cls.house.start()

    def history(self):
        return self.house.show_part("Historial")

    def rows(self):
        changes = self.view.find("Cambios", role="list")
        return len(changes.find_all(role="list item"))

    def wait_number(self, number):
        wait_until(lambda: self.rows() == number, f"{number} changes, not {self.rows()}")

    def test_1_changes_are_found(self):
        self.house.open_district(NOW)
        type(self).view = self.history()
        self.view.find("8 cambios")
        self.wait_number(8)
        words = self.view.find(FILTER)
        # What the action is called now names all its changes, and what points to it.
        words.set_text("CALLES")
        self.wait_number(3)
        words.set_text("nada de esto")
        self.view.find("Ningún cambio coincide")
        self.view.find("Mostrar todo", role="push button").click()
        self.wait_number(8)
        self.house.pick(self.view, "Persona", "Beto Díaz")
        self.wait_number(1)
        self.view.find("1 cambio")
        self.view.find("Mostrar todo", role="push button").click()
        self.wait_number(8)
        self.house.pick(self.view, "Tipo de registro", "Acción")
        self.wait_number(2)
        self.view.find("Mostrar todo", role="push button").click()
        self.wait_number(8)

    def test_2_days_bound_it(self):
        until = self.view.find("Hasta el día", role="text")
        until.press()
        self.house.program.type("01-01-2020")
        self.house.program.key("Return")
        self.view.find("Ningún cambio coincide")
        self.view.find("Mostrar todo", role="push button").click()
        self.wait_number(8)
        self.assertEqual(until.text, "")

    def test_3_the_district_opens_as_it_was(self):
        self.view.find(f"Ver cómo estaba antes: Nombre: de Barrio Uno a {NOW}").click()
        bar = self.bar()
        bar.find(BACK, role="push button")
        wait_until(lambda: [label for label in bar.find_all(role="label")
                            if label.name.startswith("Así estaba antes del cambio del ")], "the bar to say when")
        wait_until(self.find_past, "the district as it was")

    def bar(self):
        return self.house.place("Momento que se muestra", "panel")

    def find_past(self):
        """The page of the past is the only one that knows the district by its first name."""
        return next((page for page in self.house.program.find_all("Barrio", role="panel")
                     if page.find_all("Barrio Uno", role="label")), None)

    def test_4_nothing_can_be_changed_there(self):
        page = self.find_past()
        self.house.program.key("ctrl+z")
        self.house.program.key("ctrl+n")
        tabs = self.house.program.find("Historial", role="page tab").parent()
        for part in barrios.PARTS[1:]:
            tab = tabs.find(part, role="page tab")
            tab.click()
            wait_until(lambda: tab.has_state("selected"), part)
            for node in page.find_all(role="text"):
                if node.is_showing() and node.has_state("editable"):
                    self.assertTrue(node.name.startswith(("Buscar", "Desde", "Hasta")), node.name)
            self.assertEqual([node.name for node in page.find_all(role="push button") if node.is_showing()
                              and node.has_state("sensitive")
                              and node.name.startswith(("Agregar", "Eliminar", "Deshacer", "Taller"))], [])
        self.assertEqual(self.house.dialogs(), [])
        self.assertEqual([row["name"] for row in self.house.rows("district")], [NOW])

    def test_5_and_back(self):
        self.bar().find(BACK, role="push button").click()
        wait_until(lambda: not self.bar().find_all(BACK), "the bar to go")
        wait_until(lambda: self.view.is_showing(), "the history where it was left")
        self.wait_number(8)

    def test_6_a_change_is_taken_back_from_there(self):
        self.view.find(f"Deshacer este cambio: Barrio · {NOW}").click()
        self.house.wait_value("district", "name", "Barrio Uno")
        self.house.wait_toast("Se deshizo el cambio")
        self.wait_number(9)

    def test_7_nothing_was_printed(self):
        self.assertEqual(self.house.stop(), "")


if __name__ == "__main__":
    barrios.tap.main("gui/history", History)
