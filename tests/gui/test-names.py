# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control has a name, for those who hear the window, on every page and in every kind of form."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

SECTIONS = ("País", "Barrios", "Catálogos")
# What the toolkit makes within its own controls and nobody can name: the body of a table, the list of a drop-down
# (and, in the introduction, that of a group of preferences; among the shortcuts, the button that ends their search).
INNER = ("GtkColumnListView", "GtkListView")
DRAFTS = {"Gobernanza": ("Agregar: Integrante del GAL", "Agregar: Reunión", "Agregar: Compromiso"),
          "Plan": ("Modificar el plan", "Agregar una acción", "Agregar: Problema"),
          "Dinero": ("Agregar línea de financiamiento", "Agregar: Rendición"), "Resumen": ("Todos los datos del barrio",)}


class Names(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)

    def test_introduction(self):
        self.program = self.house.start()
        assistant = self.house.page(barrios.WELCOME)
        assistant.find("Nombre", role="text").set_text("Ana")
        assistant.find("Continuar", role="push button").click()
        assistant.find("Gestor/a de barrio", role="check box")
        wait_until(lambda: assistant.find_all("Continuar", role="push button"), "Continuar")[-1].click()
        assistant.find("Comuna")
        self.check(self.program, "GtkListBox")
        self.assertEqual(self.program.quit(), 0)

    def test_pages(self):
        for path in self.house.path.parent.glob("barrios.db*"):
            path.unlink()
        self.house.ctl("sample", "--districts", "3", "--size", "small")
        type(self).program = self.house.start()
        for section in SECTIONS:
            self.house.go(section)
            self.check(self.program)

    def test_search(self):
        self.program.key("ctrl+f")
        self.program.type("reunion")
        self.check(self.house.page("Buscar"))

    def test_district(self):
        name = self.house.rows("district")[0]["name"]
        self.check(self.house.open_district(name))
        for part in barrios.PARTS:
            self.check(self.house.show_part(part))
        register = self.house.show_part("Negocios")
        register.find("Plano", role="page tab").click()
        register.find("Polígono", role="push button")
        self.check(register)
        self.assertEqual(self.house.stop(), "")

    def test_forms(self):
        house = barrios.Barrios(self.desktop, self.desktop.home / "own.db")
        house.found("Franklin")
        type(self).house, type(self).program = house, house.start()
        house.open_district("Franklin")
        for part, buttons in DRAFTS.items():
            place = self.house.show_part(part)
            for button in buttons:
                place.find(button, role="push button").click()
                self.check(self.house.dialog())
                self.house.close_dialog()

    def test_help(self):
        self.program.key("ctrl+question")
        wait_until(lambda: len(self.program.windows()) == 2, "the shortcuts")
        self.check(self.program.windows()[1], "GtkImage")
        self.program.key("Escape")
        wait_until(lambda: len(self.program.windows()) == 1, "the shortcuts to go")

    def check(self, where, *besides):
        told = [f"{node.role} {node.name} in {node.parent().name}, {node.parent().parent().name}"
                for node in where.nameless() if not is_inner(node, besides)]
        self.assertEqual(told, [])


def is_inner(node, besides):
    """By its type where GTK says that; newer releases leave its name empty and say only where it is."""
    if node.name:
        return node.name in (*INNER, *besides)
    if node.role != "list":
        return False
    while node.role in ("list", "panel", "scroll pane"):
        node = node.parent()
    return node.role in ("tree table", "combo box")


if __name__ == "__main__":
    barrios.tap.main("gui/names", Names)
