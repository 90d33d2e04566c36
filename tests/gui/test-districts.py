# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of districts: some of them by words and by region, and all again."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

DISTRICTS = {"Franklin": "13101", "Meiggs": "13101", "Cerro Alegre": "05101"}


class Districts(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.house.ctl("init", "--level", "council", "--name", "Ana Pérez")
        for name, commune in DISTRICTS.items():
            cls.house.add("district", f"name={name}", f"commune={commune}")
        cls.program = cls.house.start()
        cls.page = cls.house.go("Barrios")

    def test_all_are_there(self):
        self.wait_names(*DISTRICTS)

    def test_words_without_accents_nor_capitals(self):
        entry = self.page.find("Filtrar los barrios")
        entry.set_text("VALPARAISO")
        self.wait_names("Cerro Alegre")
        entry.set_text("")
        self.wait_names(*DISTRICTS)

    def test_region(self):
        self.house.pick(self.page, "Filtrar por región", "Metropolitana de Santiago")
        self.wait_names("Franklin", "Meiggs")
        self.page.find("Filtrar los barrios").set_text("meig")
        self.wait_names("Meiggs")

    def test_nothing_is_like_that(self):
        self.page.find("Filtrar los barrios").set_text("alegre")
        self.page.find("Ningún barrio coincide", role="label")
        self.page.find("Mostrar todos", role="push button").click()
        self.wait_names(*DISTRICTS)
        self.assertEqual(self.page.find("Filtrar los barrios").own_text(), "")

    def test_parts_stand_above_where_they_have_room(self):
        page = self.house.open_district("Franklin")
        self.program.resize(1280, 800)
        wait_until(lambda: self.are_above(page) is True, "the parts above the page")
        self.program.resize(700, 600)
        wait_until(lambda: self.are_above(page) is False, "the parts below the page")
        self.program.resize(1280, 800)
        wait_until(lambda: self.are_above(page) is True, "the parts above the page again")
        type(self).page = self.house.go("Barrios")
        self.page.find("Filtrar los barrios").set_text("")
        self.wait_names(*DISTRICTS)

    def are_above(self, page):
        """Whether the page's parts, which stand there once, are above its heading; None while they are not."""
        tabs = [tab for tab in page.find_all("Historial", role="page tab") if tab.is_showing()]
        heading = page.find_all("Franklin", role="label")
        return tabs[0].extents().y < heading[0].extents().y if len(tabs) == 1 and heading else None

    def test_who_types_fast_opens_what_was_typed(self):
        entry = self.page.find("Filtrar los barrios")
        entry.focus()
        self.program.tell_keyboard("key", *"meig", "Return")
        wait_until(lambda: not entry.has_state("focused"), "the table to have the focus")
        self.program.key("Return")
        self.house.page("Barrio").find("Meiggs", role="label")

    def wait_names(self, *names):
        def shown():
            rows = self.page.find("Barrios", role="tree table").find_all(role="table row")
            cells = [row.find_all(role="table cell") for row in rows]
            return sorted(label.name for found in cells if found for label in found[0].find_all(role="label")[:1])
        try:
            wait_until(lambda: shown() == sorted(names), f"{names} in the table")
        except AssertionError as error:
            raise AssertionError(f"{error}, which has {shown()}") from None


if __name__ == "__main__":
    barrios.tap.main("gui/districts", Districts)
