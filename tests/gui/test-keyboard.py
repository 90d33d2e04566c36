# SPDX-License-Identifier: GPL-3.0-or-later
"""The first day's essentials without a mouse: what has the focus is what is worked with."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402


class Keyboard(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.program = cls.house.start()

    def test_introduction(self):
        assistant = self.house.page(barrios.WELCOME)
        self.program.type("Ana Pérez")
        self.program.key("Return")
        council = assistant.find("Consejo Nacional", role="check box")
        self.program.key("Down")
        self.program.key("Down")
        self.program.key("space")
        wait_until(lambda: council.has_state("checked"), "the council to be chosen")
        self.house.reach(assistant, "Continuar")
        self.program.key("space")
        self.house.place("Secciones")

    def test_district(self):
        sections = self.house.place("Secciones")
        self.house.reach(self.house.place("Secciones"), "País")
        self.program.key("Down")
        self.program.key("Return")
        page = self.house.page("Barrios")
        self.assertTrue(sections.find("Barrios", role="list item").has_state("selected"))
        self.program.key("ctrl+n")
        dialog = self.house.dialog("Barrio")
        self.wait_focus(dialog)
        self.program.type("Franklin")
        self.program.key("Tab")
        self.program.key("space")
        dialog.find("Buscar", role="entry")
        self.program.type("santiago")
        dialog.find("13101")
        self.program.key("Return")
        self.house.dialog("Franklin")
        self.house.close_dialog()
        page.find("Franklin", role="label")
        self.assertEqual(len(self.house.rows("district")), 1)

    def test_opened_and_left(self):
        self.reach_table()
        self.program.key("Return")
        page = self.house.page("Barrio")
        self.program.key("alt+Left")
        self.wait_focus(self.house.page("Barrios"))
        self.house.open_district("Franklin")
        page.find("Franklin", role="label")

    def test_search(self):
        self.program.key("ctrl+f")
        self.program.type("frank")
        page = self.house.page("Buscar")
        page.find("Franklin", role="label")
        self.house.reach(page.find("Lo que se encontró"), None)
        self.program.key("Return")
        self.wait_focus(self.house.page("Barrio"))

    def test_sidebar(self):
        page = self.house.page("Barrio")
        beside = page.extents().x
        self.program.key("F9")
        wait_until(lambda: page.extents().x < beside, "the sidebar to go")
        self.program.key("F9")
        wait_until(lambda: page.extents().x == beside, "the sidebar to come")

    def test_shortcuts(self):
        self.program.key("ctrl+question")
        wait_until(lambda: len(self.program.windows()) == 2, "the shortcuts")
        self.program.key("Escape")
        wait_until(lambda: len(self.program.windows()) == 1, "the shortcuts to go")

    def test_deleted_and_undone(self):
        self.house.go("Barrios")
        self.reach_table()
        self.program.key("Delete")
        self.house.wait_rows("district", 0)
        self.house.wait_toast("Se eliminó Franklin")
        self.program.key("ctrl+z")
        self.house.wait_rows("district", 1)
        self.assertEqual(self.house.stop(), "")

    def reach_table(self):
        entry = self.house.page("Barrios").find("Filtrar los barrios")
        self.house.reach(entry, "Filtrar los barrios")
        self.program.key("Return")
        wait_until(lambda: not entry.has_state("focused"), "the table to have the focus")

    def wait_focus(self, place):
        wait_until(lambda: barrios.has_focus(place), f"{place.name} to have the focus")


if __name__ == "__main__":
    barrios.tap.main("gui/keyboard", Keyboard)
