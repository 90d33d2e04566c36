# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of a municipality and of a manager, brought in by the window as they come: what is guessed is told before it
is taken, the row of the headings is found and can be chosen, and next month's list tells what is gone from it."""
import sys
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

NAME = "Barrio Puerto"
WINDOW = "Importar desde planilla"
PARTS = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
}
HEAD = [(1, ["ILUSTRE MUNICIPALIDAD DE ÑUÑOA"]), (2, ["LISTADO DE PATENTES COMERCIALES"]),
        (4, ["N°", "ROL", "CONTRIBUYENTE", "", "NOMBRE O RAZÓN SOCIAL", "DIRECCIÓN", "GIRO", "FONO"]),
        (5, ["", "", "RUT", "DV"])]
ROWS = [[1, "2-1234", 76123456, "0", "COMERCIAL LOS AROMOS SPA", "AV. IRARRÁZAVAL 2401 LOC 3", "VENTA DE ABARROTES", 222334455],
        [2, "2-1235", 9876543, "3", "PEREZ SOTO JUAN ALBERTO", "IRARRAZAVAL N° 2405", "PELUQUERIA", ""],
        [3, "2-1236", 77111222, "6", "GASTRONOMICA ÑUÑOA LTDA", "PASAJE LAS ROSAS ESQ. LIRIOS", "FIERRO", ""]]
END = [["TOTAL", "", "", "", "", "", "", 3]]


def write_cell(value):
    return f"<c><v>{value}</v></c>" if isinstance(value, int) else f'<c t="str"><v>{value}</v></c>' if value else "<c/>"


def write_list(path, rows):
    """A municipality's list of licences: titles, headings in two rows, merged cells, a sum below."""
    lines = HEAD + [(place, row) for place, row in enumerate(rows + END, 6)]
    cells = "".join(f'<row r="{place}">' + "".join(write_cell(value) for value in row) + "</row>" for place, row in lines)
    with zipfile.ZipFile(path, "w") as book:
        for name, text in PARTS.items():
            book.writestr(name, text)
        book.writestr("xl/worksheets/a.xml", f"<worksheet><sheetData>{cells}</sheetData><mergeCells>"
                      '<mergeCell ref="A1:H1"/><mergeCell ref="C4:D4"/></mergeCells></worksheet>')


class ImportLists(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.house.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13120")
        cls.program = cls.house.start()
        cls.house.open_district(NAME)
        cls.house.show_part("Negocios")

    def bring(self, path):
        self.house.part("Negocios").find("Importar desde planilla…", role="push button").click()
        wait_until(lambda: self.desktop.ask("search", "--onlyvisible", "--name", "Elegir una planilla").strip(), "the chooser")
        self.program.key("ctrl+a")
        self.program.type(str(path))
        self.program.key("Return")

    def window(self):
        def look():
            found = [window for window in self.house.dialogs() if window.name == WINDOW
                     and window.find_all("Columnas", role="list")]
            return found[-1] if found else None
        return wait_until(look, lambda: f"the import in\n{self.program.tree()}")

    def wait_label(self, words):
        wait_until(lambda: self.window().find_all(words, role="label"), lambda: f"{words} in\n{self.program.tree()}")

    def press(self, button):
        self.window().find(button, role="push button").click()

    def wait_figures(self, *wanted):
        """Of the preview: to add, to change, unchanged, refused."""
        def look():
            labels = [label.name for label in self.window().find_all(role="label")]
            return [labels[labels.index(words) - 1] for words in
                    ("Registros por agregar", "Registros por modificar", "Filas que no cambian nada", "Filas rechazadas")]
        wait_until(lambda: self.window().find_all("Registros por agregar", role="label")
                   and look() == [str(number) for number in wanted], lambda: f"{wanted} in\n{self.program.tree()}")

    def test_1_list_of_a_municipality_is_understood(self):
        path = self.desktop.home / "patentes.xlsx"
        write_list(path, ROWS)
        self.bring(path)
        self.wait_label("COMERCIAL LOS AROMOS SPA · PEREZ SOTO JUAN ALBERTO · GASTRONOMICA ÑUÑOA LTDA")
        chosen = {name: self.window().find(f"{name}: importar como", role="combo box") for name in
                  ("RUT", "DV", "NOMBRE O RAZÓN SOCIAL", "FONO", "GIRO", "N°")}
        shown = {name: [label.name for label in box.find_all(role="label")][:1] for name, box in chosen.items()}
        self.assertEqual((shown["RUT"], shown["NOMBRE O RAZÓN SOCIAL"], shown["FONO"], shown["GIRO"]),
                         (["RUT"], ["Razón social"], ["Teléfono"], ["Uso"]))
        self.assertEqual([(node.role, node.name) for node in self.window().nameless()], [])

    def test_2_preview_tells_what_is_guessed_and_what_stays_whole(self):
        self.press("Vista previa")
        self.wait_figures(3, 0, 0, 1)
        labels = [label.name for label in self.window().find_all(role="label")]
        for name in ("GIRO", "Fila 8, DIRECCIÓN", "Fila 8, GIRO"):
            self.assertIn(name, labels)
        self.assertIn("Fila 9", labels)
        self.press("Importar")
        wait_until(lambda: len(self.house.rows("business")) == 3, "three businesses")
        rows = {row["legal-name"]: row for row in self.house.rows("business")}
        found = rows["COMERCIAL LOS AROMOS SPA"]
        self.assertEqual([found[name] for name in ("rut", "street", "street-number", "unit", "use", "phone")],
                         ["76123456-0", "AV. IRARRÁZAVAL", "2401", "LOC 3", "retail", "222334455"])
        self.assertEqual(rows["GASTRONOMICA ÑUÑOA LTDA"]["street"], "PASAJE LAS ROSAS ESQ. LIRIOS")
        self.house.close_dialogs()

    def test_3_next_months_list_tells_what_is_gone(self):
        path = self.desktop.home / "patentes2.xlsx"
        write_list(path, [ROWS[0], ROWS[1][:7] + [998877665]])
        self.bring(path)
        self.wait_label("Es una suposición, como en su última importación: revise si es correcta")
        self.press("Vista previa")
        self.wait_figures(0, 1, 1, 1)
        self.wait_label("GASTRONOMICA ÑUÑOA LTDA")
        self.press("Importar")
        wait_until(lambda: any(row.get("phone") == "998877665" for row in self.house.rows("business")), "the new phone")
        self.assertEqual(len(self.house.rows("business")), 3)
        self.house.close_dialogs()

    def test_4_row_of_the_headings_can_be_chosen(self):
        path = self.desktop.home / "locales.csv"
        path.write_text("Nombre de fantasía;Calle\nLocal;Pasaje\nBazar;Prat\n", encoding="utf-8")
        self.bring(path)
        self.wait_label("Local · Bazar")
        self.house.pick(self.window(), "Fila con los encabezados", "2: Local · Pasaje")
        wait_until(lambda: self.window().find_all("Local: importar como"), lambda: self.program.tree())
        self.house.close_dialogs()
        self.assertEqual(self.house.stop(), "")


if __name__ == "__main__":
    barrios.tap.main("gui/import-lists", ImportLists)
