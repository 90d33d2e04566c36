# SPDX-License-Identifier: GPL-3.0-or-later
"""The first day: from an empty folder to a district with its group, its panel, its plan and its money, over the
end of the program, back to the empty country gesture by gesture, and forth again."""
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

ROLES = {"Rosa Soto": "Presidente/a", "Luis Mena": "Secretario/a", "Inés Ríos": "Tesorero/a"}
AREAS = ("Modelo de gestión del barrio comercial", "Mejoras de la oferta comercial", "Imagen y comunicación",
         "Mejora del pequeño negocio", "Urbanismo comercial", "Entorno, seguridad y medioambiente")
SOURCE = "Programa de Fortalecimiento de Barrios Comerciales"
KINDS = ("district", "associative-group", "group-member", "technical-panel", "panel-member", "plan", "action",
         "funding-line")
EMPTY, FULL = (0, 0, 0, 0, 0, 0, 0, 0), (1, 1, 3, 1, 1, 1, 6, 1)
GESTURES = 17
CARDS = ("Barrios: 1", "GAL constituidos: 100 %", "Mesa técnica constituida: 100 %", "Dinero adjudicado: $1.190.000")
TOTALS = {"districts": 1, "gal-constituted": 1, "gal-constituted-share": 100, "panel-constituted-share": 100,
          "actions": 6, "money-planned": 2000000, "money-awarded": 1190000}


class FirstDay(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.program = cls.house.start()

    def test_introduction(self):
        self.house.introduce()
        self.assertIn("Barrios: 0", self.cards(self.house.page("País")))
        self.assertEqual(self.count(), EMPTY)

    def test_district(self):
        self.house.go("Barrios")
        self.program.key("ctrl+n")
        dialog = self.house.dialog("Barrio")
        dialog.find("Nombre", role="text").set_text("Franklin")
        self.house.choose(dialog, "Comuna", "Santiago")
        self.house.dialog("Franklin")
        self.house.close_dialog()
        self.house.open_district("Franklin")
        self.assertEqual(self.count(), (1, 0, 0, 0, 0, 0, 0, 0))

    def test_group(self):
        governance = self.house.show_part("Gobernanza")
        governance.find("Comenzar: Grupo Asociativo Local (GAL)", role="push button").click()
        self.house.wait_rows("associative-group", 1)
        body = governance.find(barrios.GROUP, role="panel")
        for name, role in ROLES.items():
            body.find("Agregar: Integrante del GAL", role="push button").click()
            dialog = self.house.dialog("Integrante del GAL")
            dialog.find("Persona", role="text").set_text(name)
            self.house.pick(dialog, "Cargo", role)
            self.house.dialog(name)
            self.house.close_dialog()
            body.find(name)
        self.house.pick(body, "Estado", "Constituido")
        self.house.wait_value("associative-group", "state", "constituted")
        roles = {row["name"]: row["role"] for row in self.house.rows("group-member")}
        self.assertEqual(roles, dict(zip(ROLES, ("president", "secretary", "treasurer"))))

    def test_panel(self):
        body = self.house.part("Gobernanza").find(barrios.PANEL, role="panel")
        body.find("Comenzar: Mesa técnica", role="push button").click()
        self.house.wait_rows("technical-panel", 1)
        body.find("Agregar: Integrante de la mesa técnica", role="push button").click()
        dialog = self.house.dialog("Integrante de la mesa técnica")
        dialog.find("Institución", role="text").set_text("Municipalidad de Santiago")
        self.program.key("Escape")
        self.house.wait_rows("panel-member", 1)
        self.house.pick(body, "Estado", "Constituida")
        self.house.wait_value("technical-panel", "state", "constituted")

    def test_plan(self):
        plan = self.house.show_part("Plan")
        plan.find("Comenzar el plan", role="push button").click()
        self.house.wait_rows("plan", 1)
        for number, area in enumerate(AREAS, 1):
            plan.find(f"Agregar una acción: {area}", role="push button").click()
            dialog = self.house.dialog("Acción")
            dialog.find("Título", role="text").set_text(f"Acción {number} & más")
            self.house.close_dialog()
            self.house.wait_rows("action", number)
        found = {row["title"]: row["area"] for row in self.house.rows("action")}
        self.assertEqual(found, {f"Acción {number} & más": str(number) for number in range(1, 7)})

    def test_money(self):
        self.house.show_part("Dinero")
        self.program.key("ctrl+n")
        dialog = self.house.dialog("Línea de financiamiento")
        dialog.find("Adjudicado", role="text").set_text("1.190.000")
        dialog.find("Solicitado", role="text").set_text("$2.000.000")
        self.house.choose(dialog, "Acción", "Acción 3", "Acción 3 & más")
        self.house.choose(dialog, "Fuente de financiamiento", "Fortalecimiento", SOURCE)
        self.house.close_dialog()
        line = self.house.wait_rows("funding-line", 1)[0]
        self.assertEqual((line["awarded"], line["requested"]), (1190000, 2000000))
        self.assertEqual(self.count(), FULL)

    def test_all_is_there_again(self):
        self.assertEqual(self.house.stop(), "")
        self.house.ctl("check")
        type(self).program = self.house.start()
        self.check_summary()
        self.house.open_district("Franklin")
        governance = self.house.show_part("Gobernanza")
        for name in [*ROLES, "Municipalidad de Santiago"]:
            governance.find(name, role="label")
        plan = self.house.show_part("Plan")
        for number in range(1, 7):
            plan.find(f"Acción {number} & más", role="label")
        self.house.show_part("Dinero").find("$1.190.000", role="label")

    def test_undone_one_by_one(self):
        self.go_back("funding-line")
        self.assertEqual(self.count(), (1, 1, 3, 1, 1, 1, 6, 0))
        for number in range(5, -1, -1):
            self.go_back("action", number)
        self.go_back("plan")
        self.go_back("technical-panel", state="forming")
        self.go_back("panel-member")
        self.go_back("technical-panel")
        self.assertEqual(self.count(), (1, 1, 3, 0, 0, 0, 0, 0))
        self.go_back("associative-group", state="forming")
        for number in (2, 1, 0):
            self.go_back("group-member", number)
        self.go_back("associative-group")
        self.go_back("district")
        self.assertEqual(self.count(), EMPTY)
        self.assertEqual(len(self.house.ctl("history").splitlines()), 1 + 2 * GESTURES)
        summary = self.house.go("País")
        wait_until(lambda: "Barrios: 0" in self.cards(summary), "no district in the summary")

    def test_nothing_more_to_undo(self):
        self.program.key("ctrl+z")
        wait_until(lambda: self.house.toast() == ["No hay nada que deshacer"], "a word that there is nothing")
        self.assertEqual(self.count(), EMPTY)

    def test_done_again(self):
        for _ in range(GESTURES):
            self.tell("ctrl+shift+z")
        self.assertEqual(self.count(), FULL)
        self.check_summary()
        self.assertEqual(self.house.stop(), "")
        self.house.ctl("check")

    def check_summary(self):
        """The window's cards, and what another reads of the file."""
        summary = self.house.go("País")
        wait_until(lambda: set(CARDS) <= self.cards(summary), f"{CARDS} in the summary")
        told = json.loads(self.house.ctl("summary", "--format", "json"))["total"]
        told["actions"] = sum(sum(area.values()) for area in told["actions"].values())
        told.update({name: told[name]["total"] for name in ("districts", "money-planned", "money-awarded")})
        self.assertEqual({name: told[name] for name in TOTALS}, TOTALS)

    def cards(self, summary):
        """The figures, without what is said below each."""
        return {card.name.partition(". ")[0] for card in summary.find("Cifras principales").children()}

    def tell(self, keys):
        """Presses KEYS, and waits until the history has something more."""
        before = self.house.ctl("history")
        self.program.key(keys)
        try:
            wait_until(lambda: self.house.ctl("history") != before, f"{keys} in the history")
        except AssertionError as error:
            raise AssertionError(f"{error} after:\n{before}\n{self.program.tree()}") from None

    def go_back(self, kind, number=0, **left):
        """Takes back the last gesture, after which NUMBER of KIND are left, or its only one with what is LEFT."""
        self.tell("ctrl+z")
        rows = self.house.rows(kind)
        if left:
            self.assertEqual([{name: row.get(name) for name in left} for row in rows], [left])
        else:
            self.assertEqual(len(rows), number)

    def count(self):
        return tuple(len(self.house.rows(kind)) for kind in KINDS)


if __name__ == "__main__":
    barrios.tap.main("gui/first-day", FirstDay)
