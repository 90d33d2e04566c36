# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets brought in by the window: a column that is mapped wrongly is mended after the preview, dates that can be
read in two ways are asked for, what is refused is saved, and one undo takes all of it back; also by the keyboard."""
import csv
import sys
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

NAME = "Barrio Puerto"
WINDOW = "Importar desde planilla"
TABLE = """Local;Calle;Número;Apertura;Estado
Panadería El Sol;Maipú;12;03/04/2020;Abierto
Óptica & Hijos;Maipú;14;05/06/2021;Cerrado
Bazar;Prat;frente a la plaza de armas;;Abierto
"""


def write_book(path, sheets):
    """An XLSX file of sheets, each a list of rows of texts."""
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets>' + "".join(
            f'<sheet name="{name}" r:id="r{place}"/>' for place, name in enumerate(sheets)) + "</sheets></workbook>")
        book.writestr("xl/_rels/workbook.xml.rels", "<Relationships>" + "".join(
            f'<Relationship Id="r{place}" Target="{place}.xml"/>' for place in range(len(sheets))) + "</Relationships>")
        for place, rows in enumerate(sheets.values()):
            cells = "".join("<row>" + "".join(f'<c t="str"><v>{text}</v></c>' for text in row) + "</row>" for row in rows)
            book.writestr(f"xl/{place}.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")


class Import(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.house.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13101")
        cls.table = cls.desktop.home / "locales.csv"
        cls.table.write_text(TABLE, encoding="utf-8")
        cls.program = cls.house.start()

    def view(self):
        return self.house.part("Negocios")

    def choose_file(self, title, path):
        """Types PATH into the desktop's chooser, whose window bears TITLE."""
        wait_until(lambda: self.desktop.ask("search", "--onlyvisible", "--name", title).strip(), title)
        self.program.key("ctrl+a")
        self.program.type(str(path))
        self.program.key("Return")

    def window(self):
        """The window of the import, once the chooser is gone."""
        def look():
            found = [window for window in self.house.dialogs() if window.name == WINDOW
                     and window.find_all("Columnas", role="list")]
            return found[-1] if found else None
        return wait_until(look, lambda: f"the import in\n{self.program.tree()}")

    def wait_label(self, place, words):
        wait_until(lambda: place.find_all(words, role="label"), lambda: f"{words} in\n{self.program.tree()}")

    def wait_count(self, number):
        wait_until(lambda: len(self.house.rows("business")) == number, f"{number} businesses")

    def pick(self, column, field):
        self.house.pick(self.window(), f"{column}: importar como", field)

    def press(self, button):
        self.window().find(button, role="push button").click()

    def figures(self):
        """Of the preview: to add, to change, unchanged, refused."""
        labels = [label.name for label in self.window().find_all(role="label")]
        return [labels[labels.index(words) - 1] for words in
                ("Registros por agregar", "Registros por modificar", "Filas que no cambian nada", "Filas rechazadas")]

    def wait_figures(self, *wanted):
        wait_until(lambda: self.window().find_all("Registros por agregar", role="label")
                   and self.figures() == [str(number) for number in wanted],
                   lambda: f"{wanted} in\n{self.program.tree()}")

    def save_refused(self, window, name):
        """The rows of the file that the window saves as NAME."""
        window.find("Guardar las filas rechazadas…", role="push button").click()
        path = self.desktop.home / name
        self.choose_file("Guardar las filas rechazadas", path)
        self.wait_label(window, "Las filas rechazadas están guardadas: corríjalas e importe ese archivo.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=";"))

    def test_1_columns_are_shown_with_what_they_hold(self):
        self.house.open_district(NAME)
        view = self.house.show_part("Negocios")
        view.find("Importar desde planilla…", role="push button").click()
        self.choose_file("Elegir una planilla", self.table)
        window = self.window()
        self.wait_label(window, "Panadería El Sol · Óptica & Hijos · Bazar")
        self.assertEqual(len(window.find_all("Reconocida por su nombre", role="label")), 3)
        self.assertEqual(len(window.find_all("Ningún campo tiene este nombre", role="label")), 1)
        self.assertEqual(len(window.find_all("Es una suposición: revise si es correcta", role="label")), 1)
        self.assertEqual([(node.role, node.name) for node in window.nameless()], [])

    def test_2_column_mapped_wrongly_is_mended_after_the_preview(self):
        self.pick("Local", "Nombre de fantasía")
        self.pick("Apertura", "RUT")
        self.press("Vista previa")
        self.wait_figures(0, 0, 0, 3)
        self.wait_label(self.window(), "Fila 2, Apertura")
        self.assertFalse(self.window().find("Importar", role="push button").has_state("sensitive"))
        rows = self.save_refused(self.window(), "todas.csv")
        self.assertEqual([row[0] for row in rows], ["Local", "Panadería El Sol", "Óptica & Hijos", "Bazar"])
        self.assertIn("Apertura: ", rows[1][5])
        self.press("Volver")
        self.pick("Apertura", "Inicio de actividades")
        self.wait_label(self.window(), "En fechas como 03/04/2020, ¿qué va primero?")
        self.press("Vista previa")
        self.wait_label(self.window(), "Apertura: fechas como 03/04/2020 se pueden leer de dos maneras: indique si va "
                                       "primero el día o el mes")
        self.window().find("El día: 3 de abril de 2020", role="check box").click()
        self.press("Vista previa")
        self.wait_figures(2, 0, 0, 1)
        self.wait_label(self.window(), "Fila 4, Número")
        self.wait_label(self.window(), "Nombre de fantasía: Panadería El Sol; Calle: Maipú; Número: 12; Inicio de "
                                       "actividades: 03-04-2020; Estado: Abierto")
        self.wait_count(0)

    def test_3_refused_rows_are_saved_with_their_reasons(self):
        self.press("Importar")
        window = wait_until(lambda: next((window for window in self.house.dialogs() if window.find_all(
            "Importación terminada: 2 registros agregados, 1 fila rechazada", role="label")), None), "the end")
        self.wait_count(2)
        rows = self.save_refused(window, "malas.csv")
        self.assertEqual(rows[0], ["Local", "Calle", "Número", "Apertura", "Estado", "Por qué se rechazó"])
        self.assertEqual([row[:5] for row in rows[1:]], [["Bazar", "Prat", "frente a la plaza de armas", "", "Abierto"]])
        self.assertIn("Número", rows[1][5])
        window.find("Cerrar", role="push button").click()
        self.house.wait_toast("Importación terminada: 2 registros agregados, 1 fila rechazada")
        self.wait_label(self.view(), "2 locales: 1 abierto, 1 cerrado")
        dates = {row["trade-name"]: row["formal-since"] for row in self.house.rows("business")}
        self.assertEqual(dates, {"Panadería El Sol": "2020-04-03", "Óptica & Hijos": "2021-06-05"})

    def test_4_register_that_is_saved_comes_back_unchanged(self):
        saved = self.desktop.home / "catastro.xlsx"
        self.view().find("Guardar como planilla", role="push button").click()
        self.choose_file("Guardar como planilla", saved)
        self.house.wait_toast("2 registros guardados en catastro.xlsx")
        self.view().find("Importar desde planilla…", role="push button").click()
        self.choose_file("Elegir una planilla", saved)
        self.wait_label(self.window(), "Óptica & Hijos · Panadería El Sol")
        self.press("Vista previa")
        self.wait_figures(0, 0, 2, 0)
        self.wait_label(self.window(), "No hay nada que importar: todo lo que dicen las filas ya está.")
        self.assertEqual(self.window().find_all("Guardar las filas rechazadas…", role="push button"), [])
        self.house.close_dialogs()

    def test_5_one_undo_takes_it_back(self):
        self.program.key("ctrl+z")
        self.wait_count(0)
        self.wait_label(self.view(), "El catastro está vacío")
        self.table.write_text("Local;Apertura\nBazar;03/04/2020\n", encoding="utf-8")
        self.view().find("Importar desde planilla…", role="push button").click()
        self.choose_file("Elegir una planilla", self.table)
        window = self.window()
        self.wait_label(window, "Ningún campo tiene este nombre")
        self.assertEqual(window.find_all("Como en su última importación", role="label"), [])
        self.house.close_dialogs()
        self.program.key("ctrl+shift+z")
        self.wait_count(2)

    def test_6_all_of_it_by_the_keyboard(self):
        self.house.reach(self.view(), "Importar desde planilla…")
        self.program.key("space")
        self.choose_file("Elegir una planilla", self.table)
        window = self.window()
        self.wait_label(window, "Como en su última importación")
        self.house.reach(window, "El día: 3 de abril de 2020")
        self.program.key("space")
        self.program.key("alt+v")
        self.wait_figures(1, 0, 0, 0)
        self.step_back_to("Local: importar como")
        self.take("Local: importar como", "RUT")
        self.wait_label(window, "Elegida por usted")
        self.program.key("alt+v")
        self.wait_figures(0, 0, 0, 1)
        self.step_back_to("Local: importar como")
        self.take("Local: importar como", "Nombre de fantasía")
        self.program.key("alt+v")
        self.wait_figures(1, 0, 0, 0)
        self.program.key("alt+i")
        self.house.wait_toast("Importación terminada: 1 registro agregado")
        self.wait_count(3)
        for left in (2, 0):
            self.program.key("ctrl+z")
            self.wait_count(left)

    def take(self, name, field):
        """Of the list that has the keyboard, by the keyboard alone."""
        box = self.window().find(name, role="combo box")
        def reached():
            return [item for item in box.find_all(role="list item") if item.has_state("focused")]
        self.program.key("space")
        wait_until(reached, f"the fields of {name}")
        self.program.key("Home")
        for _ in range(60):
            if any(item.find_all(field) for item in wait_until(reached, f"a field of {name}")):
                self.program.key("Return")
                wait_until(lambda: not reached(), f"{field} to be taken")
                return
            self.program.key("Down")
        raise AssertionError(f"{name} does not offer {field}")

    def step_back_to(self, name):
        """From the preview, by the keyboard, to where the columns begin."""
        self.program.key("alt+o")
        box = self.window().find(name, role="push button")
        wait_until(lambda: box.has_state("focused"), f"{name} to have the keyboard")

    def test_7_sheet_is_asked_for_where_there_are_several(self):
        book = self.desktop.home / "libro.xlsx"
        write_book(book, {"Portada": [], "Enero": [["Nombre de fantasía"], ["Uno"]],
                          "Febrero": [["Nombre de fantasía"], ["Dos"], ["Tres"]]})
        self.view().find("Importar desde planilla…", role="push button").click()
        self.choose_file("Elegir una planilla", book)
        sheets = wait_until(lambda: next(iter(self.program.find_all("Hojas", role="list")), None), "the sheets")
        self.assertEqual([label.name for label in sheets.find_all(role="label")], ["Enero", "Febrero"])
        sheets.find("Febrero", role="label").click()
        self.wait_label(self.window(), "Dos · Tres")
        self.press("Vista previa")
        self.wait_figures(2, 0, 0, 0)
        self.press("Importar")
        self.house.wait_toast("Importación terminada: 2 registros agregados")
        self.wait_count(2)
        self.house.take_back("Importación terminada: 2 registros agregados")
        self.wait_count(0)

    def test_8_a_list_takes_what_belongs_to_it(self):
        table = self.desktop.home / "compromisos.csv"
        table.write_text("Institución;Qué comprometió;Fecha prometida\nServiu;Luces;15-12-2030\n", encoding="utf-8")
        self.house.show_part("Gobernanza").find("Importar desde planilla: Compromisos", role="push button").click()
        self.choose_file("Elegir una planilla", table)
        self.wait_label(self.window(), "15-12-2030")
        self.press("Vista previa")
        self.wait_figures(1, 0, 0, 0)
        self.press("Importar")
        self.house.wait_toast("Importación terminada: 1 registro agregado")
        [found] = self.house.wait_rows("commitment", 1)
        self.assertEqual((found["what"], found["promised-for"]), ("Luces", "2030-12-15"))
        self.house.show_part("Negocios")

    def test_9_other_files_are_told_what_to_do(self):
        paper = self.desktop.home / "acta.pdf"
        paper.write_bytes(b"%PDF-1.7\n")
        self.view().find("Importar desde planilla…", role="push button").click()
        self.choose_file("Elegir una planilla", paper)
        self.wait_label(self.program, "Este archivo no se puede importar")
        self.wait_label(self.program, "Es un PDF. Pida la planilla de la que se hizo")
        self.house.close_dialogs()
        self.assertEqual(self.house.stop(), "")


if __name__ == "__main__":
    barrios.tap.main("gui/import", Import)
