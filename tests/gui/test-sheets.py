# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists saved as spreadsheets in a real window: as they are seen, under a name and a format of one's own."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
import barrios  # noqa: E402
import spreadsheets  # noqa: E402
from barrios import wait_until  # noqa: E402

DISTRICT = "Franklin"


class Sheets(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        ids = cls.house.found(DISTRICT)
        for number in range(12):
            cls.house.add("commitment", f"district={ids['district']}", "institution=Serviu",
                          f"what={'Luces' if number % 3 == 0 else 'Bancas'} {number}", "promised-for=2030-12-15")
        cls.program = cls.house.start()
        cls.house.open_district(DISTRICT)
        cls.governance = cls.house.show_part("Gobernanza")

    def save(self, place, button, name):
        """Types a path into the chooser that the button opens; where the file is."""
        path = self.desktop.home / name
        place.find(button, role="push button").click()
        wait_until(lambda: any(window.name == "Guardar como planilla" for window in self.program.windows()),
                   "the chooser")
        self.program.key("ctrl+a")
        self.program.type(str(path))
        self.program.key("Return")
        return path

    def whats(self, rows):
        place = rows[0].index("Qué comprometió")
        return [row[place] for row in rows[1:]]

    def test_a_list_as_it_is_seen(self):
        path = self.save(self.governance, "Guardar como planilla: Compromisos", "todo.xlsx")
        wait_until(path.exists, "the spreadsheet")
        rows = spreadsheets.read_xlsx(path)
        self.assertEqual(len(self.whats(rows)), 12)
        self.house.wait_toast("12 registros guardados en todo.xlsx")

    def test_what_is_looked_for(self):
        rows = self.governance.find("Compromisos", role="list")
        rows.parent().parent().parent().find("Buscar en esta lista").set_text("luces")
        wait_until(lambda: len(rows.find_all(role="list item")) == 4, "four rows")
        path = self.save(self.governance, "Guardar como planilla: Compromisos", "luces.ods")
        wait_until(path.exists, "the spreadsheet")
        self.assertEqual(self.whats(spreadsheets.read_ods(path)), [f"Luces {number}" for number in (0, 3, 6, 9)])

    def test_name_without_an_ending(self):
        self.save(self.governance, "Guardar como planilla: Compromisos", "sin")
        wait_until((self.desktop.home / "sin.xlsx").exists, "the spreadsheet")


if __name__ == "__main__":
    barrios.tap.main("gui/sheets", Sheets)
