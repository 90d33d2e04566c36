# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that took over another's: what two people wrote apart is told and settled, here and there."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

DECISIONS = {"Barrio Puerto": ("Eliminar de nuevo", "El barrio queda eliminado"),
             "Barrio Centro": ("Recuperarlo", "El barrio está de nuevo")}
DREAM = "Barrio · Sueño del barrio"
LINE = "Programa de Fortalecimiento de Barrios Comerciales"


class Conflicts(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.other = barrios.Barrios(cls.desktop, cls.desktop.home / "other.db")
        cls.ids = cls.house.found("Franklin")
        cls.entry = cls.house.add("entry", f"line={cls.ids['funding-line']}", "kind=expense", "date=2025-02-10",
                                  "amount=90000", "supplier-rut=76.123.456-0", "supplier-name=Luminarias Sur",
                                  "state=draft")
        item = cls.house.add("budget-item", f"line={cls.ids['funding-line']}", "name=Pintura", "amount=500000")
        cls.paint = cls.house.add("entry", f"line={cls.ids['funding-line']}", "kind=expense", "date=2025-03-10", "amount=80000",
                                 f"item={item}", "supplier-name=Pinturas Norte", "document-number=31", "state=draft")
        cls.disbursements = [cls.add_disbursement(line) for line in (cls.ids["funding-line"], cls.add_line("Barrio Alto"))]
        cls.other.ctl("init", "--level", "council", "--name", "Beto Ríos")
        cls.other.ctl("merge", str(cls.house.path))
        for house, words in ((cls.house, "de Ana"), (cls.other, "de Beto")):
            house.ctl("set", cls.ids["district"], f"dream=El sueño {words}")
            house.ctl("set", cls.ids["associative-group"], f"name=GAL {words} & <b>más</b>")
            house.ctl("set", cls.entry, f"document-number=N.º {words}")
            for entry in (cls.paint, *cls.disbursements):
                house.ctl("set", entry, f"notes=Según la cartola {words}")
        cls.house.ctl("merge", str(cls.other.path))
        cls.program = cls.house.start()
        cls.page = cls.house.go("Conflictos")

    @classmethod
    def add_line(cls, district):
        """Of another district that has the same."""
        plan = cls.house.add("plan", f"district={cls.house.add('district', f'name={district}', 'commune=13101')}")
        action = cls.house.add("action", f"plan={plan}", "title=Pintar las fachadas", "area=5", "state=proposed")
        return cls.house.add("funding-line", f"action={action}", "source=sercotec-barrios", "state=identified")

    @classmethod
    def add_disbursement(cls, line):
        return cls.house.add("entry", f"line={line}", "kind=disbursement", "date=2025-01-10", "amount=2000000", "state=draft")

    def test_both_are_told(self):
        self.wait_number(6)
        for words, who in (("El sueño de Beto", "Beto Ríos"), ("El sueño de Ana", "Ana Pérez")):
            row = self.page.find(words, role="list item")
            told = [label.name for label in row.find_all(role="label")]
            self.assertEqual(told[0], words)
            self.assertEqual(told[1].split(" · ")[:2], [who, "Consejo Nacional"])
            self.assertEqual("Vigente" in told, who == "Beto Ríos")
        self.page.find("GAL de Ana & <b>más</b>", role="label")

    def test_entry_is_told_from_others(self):
        self.assert_told("Gasto 10-02-2025, $90.000, Luminarias Sur (N.º de Beto)",
                         f"Movimiento · Número de documento\n{LINE} · Franklin\nSe resuelve junto con: Tipo de documento")

    def test_entry_of_a_budget_item_tells_who_was_paid(self):
        self.assert_told("Gasto 10-03-2025, $80.000, Pinturas Norte (31)", f"Movimiento · Notas\n{LINE} · Franklin")

    def test_entry_is_told_from_the_same_of_another_district(self):
        for district in ("Franklin", "Barrio Alto"):
            self.assert_told("Desembolso recibido 10-01-2025, $2.000.000", f"Movimiento · Notas\n{LINE} · {district}")

    def test_one_is_settled(self):
        self.page.find("Usar «El sueño de Ana»", role="push button").click()
        self.wait_dream("El sueño de Ana")
        self.house.wait_toast("Se resolvió el conflicto")
        wait_until(lambda: not self.page.find_all(DREAM, role="label"), "the card to go")
        self.wait_number(5)
        self.page.find("GAL de Ana & <b>más</b>", role="label")

    def test_settling_is_taken_back(self):
        self.program.key("ctrl+z")
        self.wait_dream("El sueño de Beto")

    def test_something_else_settles_too(self):
        row = wait_until(lambda: self.page.find_all("GAL de Ana & <b>más</b>", "list item"), "the other conflict")[0]
        others = row.parent().find_all("Usar el otro valor", role="push button")
        row.parent().find("Nombre", role="text").set_text("GAL de los dos")
        others[0].click()
        self.house.wait_value("associative-group", "name", "GAL de los dos")
        wait_until(lambda: not self.page.find_all("GAL de Ana & <b>más</b>", "list item"), "the card to go")

    def test_settled_for_the_other_too(self):
        self.assertEqual(self.house.stop(), "")
        self.house.ctl("check")
        self.other.ctl("merge", str(self.house.path))
        self.assertEqual(self.other.rows("associative-group")[0]["name"], "GAL de los dos")
        self.assertNotIn("GAL de Ana", self.other.ctl("conflicts"))

    def test_what_a_deleted_district_hides_is_decided(self):
        ours, theirs = (barrios.Barrios(self.desktop, self.desktop.home / name) for name in ("ours.db", "theirs.db"))
        for house, name in ((ours, "Ana Pérez"), (theirs, "Beto Ríos")):
            house.ctl("init", "--level", "council", "--name", name)
        ids = {name: ours.add("district", f"name={name}", "commune=13101") for name in DECISIONS}
        theirs.ctl("merge", str(ours.path))
        for name, district in ids.items():
            theirs.ctl("add", "business", f"district={district}", f"trade-name=Bazar de {name}", "state=open")
            ours.ctl("delete", district)
        ours.ctl("merge", str(theirs.path))
        type(self).program = ours.start()
        page = ours.go("Conflictos")
        for name, (button, told) in DECISIONS.items():
            rows = page.find("Dudas", role="list")
            barrios.first_of(lambda rows=rows: rows.find_all(role="list item"), lambda row, name=name: row.find_all(name, role="label"), name).press()
            ours.dialog(name).find(button, role="push button").click()
            ours.wait_toast(told)
            wait_until(lambda name=name: name not in ours.ctl("doubts"), "the doubt to go")
            wait_until(lambda name=name: not page.find_all(name, role="label"), "its row to go")
        self.assertEqual([row["trade-name"] for row in ours.rows("business")], ["Bazar de Barrio Centro"])
        self.assertEqual(ours.stop(), "")

    def assert_told(self, heading, about):
        """On one card, and on one alone."""
        self.page.find(heading, role="label")
        labels = [label.name for label in self.page.find_all(role="label")]
        self.assertEqual(list(zip(labels, labels[1:])).count((heading, about)), 1, labels)

    def wait_dream(self, words):
        wait_until(lambda: [row["dream"] for row in self.house.rows("district") if row["name"] == "Franklin"] == [words], words)

    def wait_number(self, number):
        row = self.house.place("Secciones").find("Conflictos", role="list item")
        wait_until(lambda: row.find_all(str(number), role="label"), f"{number} beside the page's name")


if __name__ == "__main__":
    barrios.tap.main("gui/conflicts", Conflicts)
