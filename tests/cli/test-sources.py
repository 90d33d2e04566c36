# SPDX-License-Identifier: GPL-3.0-or-later
"""barriosctl sources: which funding sources can pay for an action, and why."""
import datetime

import barriosctl
from barriosctl import tap


class Sources(barriosctl.Case):
    def start(self, area=5):
        self.init()
        self.district = self.add("district", "name=Latorre", "commune=13101")
        self.plan = self.add("plan", f"district={self.district}")
        self.action = self.add("action", f"plan={self.plan}", "title=Luces", f"area={area}", "state=planned")

    def sources(self):
        return {one["code"]: one for one in self.read("sources", self.action)["sources"]}

    def require(self, condition, *more, code="x", source="minvu"):
        return self.add("funding-requirement", f"code={code}", f"name=Requisito {code}", f"source={source}",
                        f"condition={condition}", *more)

    def stand(self, source="minvu"):
        """How the source fits, and how its only requirement stands."""
        found = self.sources()[source]
        return (found["fit"], *[(one["has"], one["needed"]) for one in found["requirements"]])

    def test_area_decides_first(self):
        self.start(area=5)
        catalogue = self.read("list", "funding-source")
        found = self.read("sources", self.action)
        self.assertEqual(found["area"], self.read("list", "area", "--where", "code=5")[0]["name"])
        self.assertEqual({one["code"] for one in found["sources"]}, {row["code"] for row in catalogue})
        for row in catalogue:
            serves = self.sources()[row["code"]]["fit"] != "elsewhere"
            self.assertEqual(serves, "5" in row["areas"].split(), row["code"])
        fits = [one["fit"] for one in found["sources"]]
        self.assertEqual(fits, sorted(fits, key=["fits", "by-hand", "lacks", "elsewhere"].index))

    def test_each_condition_is_met_by_what_it_counts(self):
        self.start()
        requirement = self.require("by-hand")
        self.assertEqual(self.stand(), ("by-hand", (None, 1)))

        def ask(condition, number=1):
            self.work("set", requirement, f"condition={condition}", f"at-least={number}")
            return self.stand()
        self.assertEqual(ask("group-constituted"), ("lacks", (0, 1)))
        group = self.add("associative-group", f"district={self.district}", "state=forming")
        self.assertEqual(ask("group-constituted"), ("lacks", (0, 1)))
        self.work("set", group, "state=constituted", "constituted-on=2020-01-15")
        self.assertEqual(ask("group-constituted"), ("fits", (1, 1)))
        self.assertEqual(ask("group-legal-person"), ("lacks", (0, 1)))
        self.work("set", group, "state=legal-person")
        self.assertEqual(ask("group-legal-person"), ("fits", (1, 1)))
        self.assertEqual(ask("group-months", 12)[0], "fits")
        self.assertEqual(ask("group-months", 6000)[0], "lacks")
        self.add("group-member", f"group={group}", "name=Ana", "role=member", "term=2020-01-01/")
        self.add("group-member", f"group={group}", "name=Luis", "role=member", "term=2020-01-01/2021-01-01")
        self.assertEqual(ask("group-members", 2), ("lacks", (1, 2)))
        self.assertEqual(ask("panel-constituted"), ("lacks", (0, 1)))
        self.add("technical-panel", f"district={self.district}", "state=constituted")
        self.assertEqual(ask("panel-constituted"), ("fits", (1, 1)))
        self.assertEqual(ask("plan-approved"), ("lacks", (0, 1)))
        self.add("decision", f"district={self.district}", "kind=plan-approval", "date=2026-01-10", "outcome=approved")
        self.assertEqual(ask("plan-approved"), ("fits", (1, 1)))
        for name, *more in (["A", "state=open", "rut=11.111.111-1", "yearly-sales=25000"],
                            ["B", "state=open", "yearly-sales=25000,01"], ["C", "state=closed", "rut=1-9"]):
            self.add("business", f"district={self.district}", f"trade-name={name}", *more)
        self.assertEqual(ask("open-businesses", 2), ("fits", (2, 2)))
        self.assertEqual(ask("formal-businesses", 2), ("lacks", (1, 2)))
        self.assertEqual(ask("small-businesses", 1), ("fits", (1, 1)))

    def test_requirement_counts_while_it_holds(self):
        self.start()
        requirement = self.require("group-constituted", "validity=/2020-12-31")
        self.assertEqual(self.stand(), ("fits",))
        self.work("set", requirement, "validity=2020-01-01/")
        self.assertEqual(self.stand(), ("lacks", (0, 1)))
        self.work("set", requirement, "validity=2199-01-01/")
        self.assertEqual(self.stand(), ("fits",))

    def test_text_says_why(self):
        self.start()
        today = datetime.date.today().strftime("%d-%m-%Y")
        self.require("group-members", "at-least=3", "basis=Ley 20.500, artículo 7.", "validity=2020-03-01/")
        self.require("by-hand", code="y")
        self.add("funding-line", f"action={self.action}", "source=municipal", "state=applied")
        text = self.work("sources", self.action)
        self.assertEqual(text.splitlines()[0], "Funding sources for “Luces”")
        self.assertIn("\nMinvu\n   It serves the area, but 1 requirement is not met.\n"
                      "   - Requisito y: a person has to look at it.\n"
                      f"     What it is based on is not written. Written here on {today}.\n"
                      "   - Requisito x: not met, there are 0 and 3 are needed.\n"
                      f"     Basis: Ley 20.500, artículo 7. In force from 1 March 2020 on. Written here on {today}.\n", text)
        self.assertIn("\nFondos municipales\n   It serves the area; no requirements of it that hold today are known to us. "
                      "It is among the action's funding lines already.\n", text)
        self.assertIn("\nPrograma Juntos\n   It does not serve the area “", text)
        self.assertIn("\n   - GAL constituido: not met.\n     Basis: Propuesta editable: paso de fase del programa. "
                      "In force from 1 January 2014 on. It came with the program.\n", text)

    def test_each_requirement_tells_its_basis(self):
        self.start()
        self.require("by-hand", "basis=Bases 2026", "validity=2020-01-01/2199-12-31")
        [told] = self.sources()["minvu"]["requirements"]
        self.assertEqual((told["basis"], told["from"], told["to"], told["written-on"]),
                         ("Bases 2026", "2020-01-01", "2199-12-31", datetime.date.today().isoformat()))
        shipped = self.sources()["gal"]["requirements"][0]
        self.assertEqual((shipped["from"], shipped["to"], shipped["written-on"]), ("2014-01-01", None, None))

    def test_unknown_requirements_are_not_said_to_be_met(self):
        self.start()
        self.assertIn("no requirements of it that hold today are known to us", self.sources()["minvu"]["sentence"])
        source, = [one["id"] for one in self.read("list", "funding-source") if one["code"] == "minvu"]
        self.work("set", source, "requirements=Solo con permiso de obras")
        self.assertIn("known in words alone", self.sources()["minvu"]["sentence"])
        self.require("open-businesses", "at-least=1")
        self.add("business", f"district={self.district}", "trade-name=A", "state=open")
        self.assertIn("what it asks for is met", self.sources()["minvu"]["sentence"])
        fitting = [one["code"] for one in self.read("sources", self.action)["sources"] if one["fit"] == "fits"]
        self.assertEqual(fitting[0], "minvu")

    def test_only_actions_have_sources(self):
        self.start()
        self.refuse("id: There is no such action here", "sources", self.plan)


if __name__ == "__main__":
    tap.main("cli/sources", Sources)
