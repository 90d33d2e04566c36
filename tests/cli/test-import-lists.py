# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists as municipalities and managers really have them, brought in by the command line without a word about their columns."""
import sys
import zipfile

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

PARTS = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
}
OWN = """Nombre local;Dueño;Contacto;Whatsapp;Rubro;Estado (abierto/cerrado)
Almacén Don Luis;Luis Rojas;luis@example.cl;+56 9 1234 5678;Abarrotes;abierto
Peluquería Ely;Elisa Mora;ely@example.cl;9 8765 4321;Peluquería;ABIERTO
Prat 123;;;;;en arriendo
Bazar Sol;Sol Díaz;;+56 9 2222 3333;Bazar;cerrado
Total;;;4;;
"""


class Date(int):
    """A day as a spreadsheet counts it, in a cell formatted as a date."""


def write_cell(value):
    if isinstance(value, Date):
        return f'<c s="1"><v>{int(value)}</v></c>'
    return f"<c><v>{value}</v></c>" if isinstance(value, int) else f'<c t="str"><v>{value}</v></c>' if value else "<c/>"


def write_book(path, rows, merged):
    cells = "".join(f'<row r="{place}">' + "".join(write_cell(value) for value in row) + "</row>" for place, row in rows)
    with zipfile.ZipFile(path, "w") as book:
        for name, text in PARTS.items():
            book.writestr(name, text)
        book.writestr("xl/worksheets/a.xml", f"<worksheet><sheetData>{cells}</sheetData><mergeCells>"
                      + "".join(f'<mergeCell ref="{place}"/>' for place in merged) + "</mergeCells></worksheet>")
    return path


def write_municipality(path):
    """A title, blank rows, headings in two rows, RUT and digit apart, an address in one text, a sum and a note below."""
    return write_book(path, [
        (1, ["ILUSTRE MUNICIPALIDAD DE ÑUÑOA"]), (2, ["PATENTES COMERCIALES PRIMER SEMESTRE 2026"]),
        (4, ["N°", "ROL", "CONTRIBUYENTE", "", "NOMBRE O RAZÓN SOCIAL", "DIRECCIÓN", "GIRO", "FONO",
             "FECHA INICIO ACTIVIDADES", "VALOR (M$)"]),
        (5, ["", "", "RUT", "DV"]),
        (6, [1, "2-1234", 76123456, "0", "LOS AROMOS SPA", "AV. IRARRÁZAVAL 2401 LOC 3", "VENTA DE ABARROTES", 222334455,
             Date(44155), 120]),
        (7, [2, "2-1235", 9876543, 3, "PEREZ SOTO JUAN", "IRARRAZAVAL N° 2405, OF. 302", "PELUQUERIA", "+56 9 8765 4321",
             "", 80]),
        (8, [3, "2-1236", 77111222, "5", "ÑUÑOA LTDA", "21 DE MAYO 345", "RESTAURANT", "", "", 80]),
        (9, [4, "2-1237", 12345678, "5", "VARIOS LTDA", "LAS ROSAS ESQ. LIRIOS", "CHATARRA", "", "", 50]),
        (11, ["TOTAL", "", "", "", "", "", "", "", "", 330]), (13, ["Fuente: Rentas y Patentes"])],
        ["A1:J1", "C4:D4", "A4:A5", "B4:B5"])


class ImportLists(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init("manager", more=["--district", "Patronato", "--commune", "13127"])

    def businesses(self, key="trade-name"):
        return {record[key]: record for record in self.read("list", "business")}

    def write(self, text):
        path = self.folder / "list.csv"
        path.write_text(text, encoding="utf-8")
        return path

    def test_list_of_a_municipality(self):
        book = write_municipality(self.folder / "patentes.xlsx")
        tried = self.work("import", "business", book, "--dry-run")
        for line in ("Headings in row 5", "N°: left out; no such field is known", "ROL: left out; no such field is known",
                     "RUT: rut", "DV: rut:digit (known by this name too)",
                     "NOMBRE O RAZÓN SOCIAL: legal-name (known by this name too)",
                     "DIRECCIÓN: street:address (known by this name too)", "GIRO: use (a guess: check it)",
                     "FONO: phone (known by this name too)",
                     "FECHA INICIO ACTIVIDADES: formal-since (known by this name too)",
                     "row 11: This row is a sum below the table, no record",
                     "row 13: This row is a note below the table, no record",
                     "row 8, RUT: The check digit does not match the number of this RUT: look it up again",
                     "row 9, DIRECCIÓN: Its number and unit cannot be told from the street: it stays whole in the street",
                     "row 9, GIRO: “CHATARRA” is not known as “Use”: it is left out"):
            self.assertIn(line + "\n", tried)
        self.assertRegex(tried, r"VALOR \(M\$\).*: left out")
        self.work("import", "business", book, "--guesses")
        found = self.businesses("legal-name")
        self.assertEqual(sorted(found), ["LOS AROMOS SPA", "PEREZ SOTO JUAN", "VARIOS LTDA"])
        names = ("rut", "street", "street-number", "unit", "use", "phone", "formal-since", "trade-name")
        self.assertEqual([found["LOS AROMOS SPA"].get(name) for name in names],
                         ["76123456-0", "AV. IRARRÁZAVAL", "2401", "LOC 3", "retail", "222334455", "2020-11-20",
                          "LOS AROMOS SPA"])
        self.assertEqual([found["PEREZ SOTO JUAN"].get(name) for name in names[:6]],
                         ["9876543-3", "IRARRAZAVAL", "2405", "OF. 302", "personal-services", "+56 9 8765 4321"])
        self.assertEqual([found["VARIOS LTDA"].get(name) for name in names[1:5]],
                         ["LAS ROSAS ESQ. LIRIOS", None, None, None])
        saves = self.count_saves()
        again = self.work("import", "business", book)
        self.assertIn("Rows that change nothing: 3\n", again)
        self.assertEqual(self.count_saves(), saves)
        self.check()

    def test_managers_own_sheet(self):
        done = self.work("import", "business", self.write(OWN), "--guesses")
        self.assertTrue(done.startswith("Records added: 4\nRecords changed: 0\nRows that change nothing: 0\nRows refused: 1\n"),
                        done)
        found = self.businesses()
        self.assertEqual([(record["trade-name"], record.get("state"), record.get("use"), record.get("email"))
                          for _, record in sorted(found.items())],
                         [("Almacén Don Luis", "open", "retail", "luis@example.cl"), ("Bazar Sol", "closed", "retail", None),
                          ("Peluquería Ely", "open", "personal-services", "ely@example.cl"), ("Prat 123", "vacant", None, None)])
        self.assertEqual(found["Almacén Don Luis"]["phone"], "+56 9 1234 5678")
        changed = OWN.replace("ABIERTO", "cerrado").replace("Bazar Sol;Sol Díaz;;+56 9 2222 3333;Bazar;cerrado\n", "")
        done = self.work("import", "business", self.write(changed))
        self.assertIn("Records added: 0\nRecords changed: 1\nRows that change nothing: 2\n", done)
        self.assertIn("Not in this list: 1\nnot in this list: Bazar Sol\n", done)
        self.assertEqual(len(self.businesses()), 4)

    def test_guesses_wait_for_a_word(self):
        table = self.write("RUT;Nombre;Razón social\n1-9;Sol;Sol Ltda\n")
        done = self.work("import", "business", table)
        self.assertIn("Nombre (trade-name?): left out, for it is only a guess; look at --dry-run, then say --guesses or --map\n",
                      done)
        self.assertEqual(list(self.businesses()), ["Sol Ltda"])
        self.work("import", "business", table, "--guesses")
        self.assertEqual(list(self.businesses()), ["Sol"])

    def test_heading_row_is_chosen(self):
        table = self.write("trade-name;street\nx;y\nA;Larga\n")
        self.work("import", "business", table, "--heading-row", "2", "--map", "x=trade-name")
        self.assertEqual(list(self.businesses()), ["A"])
        self.refuse("import: Row 9 of the table is empty: say in which the headings stand",
                    "import", "business", table, "--heading-row", "9")
        self.assertEqual(self.run_it("import", "business", table, "--heading-row", "x").status, 2)

    def test_amounts_in_thousands_are_not_pesos(self):
        table = self.write("Title;Kind;Date;Cost (M$)\nFeria;Fair;2026-03-01;3\n")
        self.assertIn("Cost (M$) (cost?): left out; it counts in another unit\n",
                      self.work("import", "activity", table, "--dry-run"))
        self.assertIn("Cost (CLP): cost\n", self.work("import", "activity", self.write(
            "Title;Kind;Date;Cost (CLP)\nFeria;Fair;2026-03-01;3000\n"), "--dry-run"))


if __name__ == "__main__":
    tap.main("cli/import-lists", ImportLists)
