# SPDX-License-Identifier: GPL-3.0-or-later
"""Businesses that were entered twice: found, and made one."""
import json
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402


class Duplicates(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init(level="manager", more=("--district", "Patronato", "--commune", "13120"))

    def business(self, name, *words):
        return self.add("business", "district=Patronato", f"trade-name={name}", *words)

    def pairs(self, *words):
        return [(row["name"], row["other-name"], row["reason"])
                for row in self.read("duplicates", *words)]

    def test_one_rut(self):
        for name in ("Sol", "Luna", "Mar"):
            self.business(name, "rut=12345678-5", f"street={name}", "street-number=1")
        self.business("Otro", "rut=11111111-1")
        self.assertEqual(self.pairs(), [("Sol", "Luna", "rut"), ("Sol", "Mar", "rut")])

    def test_names_and_addresses(self):
        prat = ("street=Arturo Prat", "street-number=123")
        for other, expected in (
                (("Panadería El Sol", "street=ARTURO PRAT", "street-number=N° 123"), True),
                (("Panaderia Sol", "street=Av. Arturo Prat", "street-number=123"), True),
                (("Panadería El Sol", "street=Arturo Prat", "street-number=125"), False),
                (("Panadería El Sol", "street=Maipú", "street-number=123"), False),
                (("Panadería El Sol",), True),
                (("Panadería Luna",), False),
                (("Panadería El Sol", "street=Arturo Prat"), True),
                (("Ferretería Luna", *prat), False)):
            self.business("Panadería El Sol", *prat)
            self.business(*other)
            self.assertEqual(len(self.pairs()), int(expected), other)
            self.work("undo")
            self.work("undo")

    def test_units_of_a_gallery(self):
        prat = ("street=Prat", "street-number=1")
        self.business("Sastrería", *prat, "unit=Local 4")
        self.business("Sastrería", *prat, "unit=Local 5")
        self.assertEqual(self.pairs(), [])
        self.business("Sastrería", *prat, "unit=4")
        self.assertEqual(len(self.pairs()), 1)

    def test_a_move_is_none(self):
        first = self.business("Sol", "rut=12345678-5", "state=moved")
        self.business("Sol", "rut=12345678-5", f"moved-from={first}")
        self.assertEqual(self.pairs(), [])

    def test_told_apart(self):
        first = self.business("Sol", "rut=12345678-5")
        second = self.business("Luna", "rut=12345678-5")
        self.assertEqual(len(self.pairs()), 1)
        self.assertEqual(self.work("apart", second, first), "They are two: they are not offered as duplicates again\n")
        self.assertEqual(self.pairs(), [])
        self.assertEqual(len(self.read("list", "distinction")), 1)
        other = self.folder / "other.db"
        self.init(level="region", name="Luis", database=other, more=("--region", "13"))
        self.work("merge", self.database, database=other)
        self.assertEqual(json.loads(self.work("duplicates", "--format", "json", database=other)), [])
        self.assertEqual(self.work("apart", first, second, "--forget"), "They may be offered as duplicates again\n")
        self.assertEqual(self.work("apart", first, second, "--forget"), "Nobody had told them apart\n")
        self.assertEqual(len(self.pairs()), 1)
        self.refuse("apart: A business cannot be told apart from itself", "apart", first, first)
        self.check()

    def test_of_one_district(self):
        self.add("district", "name=Otro", "commune=13101")
        for district in ("Patronato", "Otro"):
            for name in ("Sol", "Luna"):
                self.add("business", f"district={district}", f"trade-name={name}", "rut=12345678-5")
        self.assertEqual(len(self.pairs()), 2)
        self.assertEqual(len(self.pairs("Otro")), 1)
        self.refuse("district: “Nada” names no record", "duplicates", "Nada")

    def fill(self):
        """Two records of one business, and all that names the second."""
        keep = self.business("Sol", "street=Prat")
        other = self.business("Sol SpA", "rut=12345678-5", "street=Pratt", f"moved-from={keep}")
        third = self.business("Luna", f"moved-from={other}")
        self.work("set", keep, f"moved-from={other}")
        event = self.add("business-event", f"business={other}", "kind=opening", "date=2020-01-01")
        group = self.add("associative-group", "district=Patronato", "name=GAL", "state=forming")
        member = self.add("group-member", f"group={group}", "name=Ana", "role=member",
                          f"business={other}")
        paper = self.folder / "nota.txt"
        paper.write_text("nota")
        document = self.work("attach", other, paper).strip()
        return keep, other, third, event, member, document

    def named(self, third, event, member, document):
        return (self.read("show", third)["moved-from"], self.read("show", event)["business"],
                self.read("show", member)["business"], self.read("show", document)["record"])

    def test_join(self):
        keep, other, *rest = self.fill()
        before = [self.read("show", record) for record in (keep, other, *rest)]
        self.assertEqual(self.work("join", keep, other),
                         "Records that name the first one now: 5\n"
                         "Fields taken from the second one: 1\n")
        self.assertEqual(self.named(*rest), (keep,) * 4)
        joined = self.read("show", keep)
        self.assertEqual((joined["trade-name"], joined["street"], joined["rut"]),
                         ("Sol", "Prat", "12345678-5"))
        self.assertIn(joined.get("moved-from"), (None, ""))
        self.assertEqual(len(self.read("list", "business")), 2)
        self.assertEqual(len(self.read("list", "business-event")), 1)
        self.assertEqual(len(self.read("documents", keep)), 1)
        self.assertEqual(self.pairs(), [])
        self.check()
        self.work("undo")
        self.assertEqual([self.read("show", record) for record in (keep, other, *rest)], before)
        self.assertEqual(len(self.read("list", "business-event")), 1)
        self.check()
        self.work("redo")
        self.assertEqual(self.named(*rest), (keep,) * 4)
        self.check()

    def test_refusals(self):
        keep, other, third, event, *_ = self.fill()
        self.refuse("join: A business cannot be joined with itself", "join", keep, keep)
        self.refuse("join: Only businesses can be joined", "join", keep, event)
        self.work("delete", third)
        self.refuse("join: One of them was deleted: bring it back first", "join", keep, third)
        self.add("district", "name=Otro", "commune=13101")
        far = self.add("business", "district=Otro", "trade-name=Sol")
        self.refuse("join: They are of different districts: a business that moved keeps a record in each",
                    "join", keep, far)

    def test_what_the_region_wrote_does_not_vanish(self):
        keep, other, *_ = self.fill()
        region = self.folder / "region.db"
        self.init(level="region", name="Luis", database=region, more=("--region", "13"))
        self.work("merge", self.database, database=region)
        self.add("observation", f"record={other}", "text=¿Tiene patente?", "kind=question",
                 "state=open", "date=2026-11-20", database=region)
        self.work("merge", region)
        self.refuse("join: The second one has what only others may write (Observation): "
                    "keep that one instead", "join", keep, other)
        self.work("join", other, keep)
        self.assertEqual(self.read("list", "observation")[0]["record"], other)
        self.check()


if __name__ == "__main__":
    tap.main("cli/duplicates", Duplicates)
