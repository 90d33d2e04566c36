# SPDX-License-Identifier: GPL-3.0-or-later
"""Invoices on a district's money page: chosen, entered, taken back, and refused with the first shown."""
import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

DISTRICT = "Latorre"
SEEDS = HERE.parent / "fuzz" / "corpus" / "invoice"


class Invoices(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.ids = cls.house.found(DISTRICT)
        cls.papers = cls.desktop.home / "facturas"
        cls.papers.mkdir()
        for name in "valid-envelope.xml", "valid-bare.xml", "invalid-folio.xml", "invalid-root.xml":
            shutil.copy(SEEDS / name, cls.papers)
        cls.program = cls.house.start()
        cls.house.open_district(DISTRICT)

    def choose(self, name):
        """Types the path of a file in the desktop's file chooser, and takes the only line there is."""
        self.house.show_part("Dinero").find("Ingresar facturas…", role="push button").click()
        wait_until(lambda: self.desktop.ask("search", "--name", "Elegir los archivos").strip(), "the file chooser")
        self.program.type(str(self.papers / name))
        self.program.key("Return")
        asked = self.house.dialog("Ingresar facturas")
        asked.find(name, role="label")
        asked.find("Ingresar", role="push button").click()

    def test_1_an_invoice_becomes_a_draft(self):
        self.choose("valid-envelope.xml")
        told = self.house.dialog("Se ingresó 1 documento")
        told.find("Factura electrónica 60: Está a nombre de Asociación Gremial Latorre (11.111.111-1), que no es el GAL del "
                  "barrio ni su municipalidad", role="label")
        self.house.close_dialog()
        [entry] = self.house.wait_rows("entry", 1)
        self.assertEqual((entry["amount"], entry["state"], entry["line"]),
                         (119000, "draft", self.ids["funding-line"]))

    def test_2_the_same_again_shows_the_first(self):
        self.choose("valid-bare.xml")
        told = self.house.dialog("No se ingresó ninguna factura")
        self.assertTrue(any("Ya está ingresado: $119.000 del 13-10-2024" in label.name
                            for label in told.find_all(role="label")))
        told.find("Mostrar el primero", role="push button").click()
        self.house.dialog("Gasto 13-10-2024, $119.000, Muebles Ñuñoa y Compañía (60)")
        self.house.close_dialog()
        self.assertEqual(len(self.house.rows("entry")), 1)

    def test_3_what_is_no_invoice_is_told(self):
        self.choose("invalid-folio.xml")
        told = self.house.dialog("No se ingresó ninguna factura")
        told.find("invalid-folio.xml, línea 7: el folio «ABC» no es un número. Pida a quien lo emitió el archivo tal como "
                  "lo emitió, o ingréselo a mano", role="label")
        self.house.close_dialog()

    def test_4_what_claims_to_be_none_is_kept(self):
        self.choose("invalid-root.xml")
        told = self.house.dialog("Se guardó 1 archivo como documento")
        told.find("invalid-root.xml: Se guardó como documento. No es un documento tributario electrónico (XML)",
                  role="label")
        self.house.close_dialog()
        names = [document["name"] for document in self.house.rows("document")]
        self.assertEqual(sorted(names), ["invalid-root.xml", "valid-envelope.xml"])
        self.program.key("ctrl+z")
        self.house.wait_rows("document", 1)

    def test_5_what_was_done_at_once_is_one_line_of_the_history(self):
        history = self.house.show_part("Historial")
        [more] = wait_until(lambda: [node for node in history.find_all(role="push button")
                                     if node.name.startswith("Y 2 cambios más: Registro agregado – Línea")],
                            "the gesture's line")
        more.click()
        wait_until(lambda: [len(changes.find_all(role="list item"))
                            for changes in history.find_all("Cambios", role="list")][1:] == [3], "its three changes")
        more.click()
        wait_until(lambda: len(history.find_all("Cambios", role="list")) == 1, "the line alone")

    def test_6_taken_back(self):
        self.house.show_part("Dinero")
        self.program.key("ctrl+z")
        self.house.wait_rows("entry", 0)

    def test_7_every_control_has_a_name(self):
        self.assertEqual([node.role for node in self.house.show_part("Dinero").nameless()], [])


if __name__ == "__main__":
    barrios.tap.main("gui/invoices", Invoices)
