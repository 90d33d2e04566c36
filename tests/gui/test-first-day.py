# SPDX-License-Identifier: GPL-3.0-or-later
"""The first day: from an empty folder to a district with its group, its panel, its plan and its money, over the
end of the program, back to the empty country gesture by gesture, and forth again."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

ROLES = {"Rosa Soto": "Presidencia", "Luis Mena": "Secretaría", "Inés Ríos": "Tesorería"}
AREAS = ("1", "2", "3", "4", "5", "6")
KINDS = ("district", "associative-group", "group-member", "technical-panel", "panel-member", "plan", "action",
         "funding-line")


class FirstDay(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.program = cls.house.start()

    def test_introduction(self):
        self.house.introduce()
        self.program.find("Barrios: 0. 0 en activación, 0 en dinamización")
        self.assertEqual(self.count(), (0, 0, 0, 0, 0, 0, 0, 0))

    def test_district(self):
        self.house.go("Barrios", "BcDistrictsPage")
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
        body = governance.find("BcDistrictBody")
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
        body = self.bodies()[1]
        body.find("Comenzar: Mesa técnica", role="push button").click()
        self.house.wait_rows("technical-panel", 1)
        body.find("Agregar: Integrante de la mesa", role="push button").click()
        dialog = self.house.dialog("Integrante de la mesa")
        dialog.find("Institución", role="text").set_text("Municipalidad de Santiago")
        self.program.key("Escape")
        self.house.wait_rows("panel-member", 1)
        self.house.pick(body, "Estado", "Constituida")
        self.house.wait_value("technical-panel", "state", "constituted")


    def bodies(self):
        governance = self.program.find("BcDistrictGovernanceView")
        return governance.find_all("BcDistrictBody")

    def count(self):
        return tuple(len(self.house.rows(kind)) for kind in KINDS)


if __name__ == "__main__":
    barrios.tap.main("gui/first-day", FirstDay)
