# SPDX-License-Identifier: GPL-3.0-or-later
"""The gate between activation and dynamization: what is missing, who supplies it, and who opens it."""
import subprocess
import sys
from datetime import date

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

CONSTITUTED = ("constituted", "legal-person")


def list_country(case):
    names = """district associative-group technical-panel decision plan problem dream-phrase action area
        area-exemption funding-line""".split()
    return {name: case.read("list", name) for name in names}


def next_year(day):
    """The same day a year later; the first of March where there is none, as SQLite has it."""
    found = date.fromisoformat(day)
    try:
        return found.replace(year=found.year + 1).isoformat()
    except ValueError:
        return f"{found.year + 1}-03-01"


def is_waived(decisions):
    waivers = [row for row in decisions if row["kind"] == "panel-waiver"]
    return bool(waivers) and max(waivers, key=lambda row: (row["date"], row["id"]))["outcome"] == "approved"


def find_untied(actions, lines, horizon):
    """The actions of the first year that nobody pays for, or "dates" where no action has one."""
    starts = [row["planned"]["from"] for row in actions if row["planned"] and row["planned"]["from"]]
    start = (horizon or {}).get("from") or min(starts, default=None)
    if actions and not starts:
        yield "dates", None
    paid = {row["action"] for row in lines if row["state"] != "rejected"}
    for row in actions:
        begins = row["planned"] and row["planned"]["from"]
        if start and begins and begins < next_year(start) and row["id"] not in paid:
            yield "funding", row["id"]


def compute_missing(country, district):
    """What the gate asks for, from the lists alone."""
    id = district["id"]
    plans = [row for row in country["plan"] if row["district"] == id]
    plan = plans[0] if plans else {"id": None, "state": None, "horizon": None}
    actions = [row for row in country["action"] if row["plan"] == plan["id"] and row["state"] != "dropped"]
    roots = {row["id"] for name in ("problem", "dream-phrase") for row in country[name]}
    exempt = {row["area"] for row in country["area-exemption"] if row["plan"] == plan["id"] and row["reason"]}
    found = []
    if not any(row["state"] in CONSTITUTED for row in country["associative-group"] if row["district"] == id):
        found.append(("group", None))
    panels = [row for row in country["technical-panel"] if row["district"] == id]
    if not any(row["state"] == "constituted" for row in panels) \
            and not is_waived([row for row in country["decision"] if row["district"] == id]):
        found.append(("panel", None))
    if not (district["dream"] or "").strip():
        found.append(("dream", None))
    found += [("trace", row["id"]) for row in actions if row["answers"] not in roots]
    used = {row["area"] for row in actions} | exempt
    found += [("area", row["code"]) for row in country["area"] if row["code"] not in used]
    if plan["state"] != "approved":
        found.append(("approval", None))
    return found + list(find_untied(actions, country["funding-line"], plan["horizon"]))


class Gate(barriosctl.Case):
    def start(self):
        """A district in activation that the region keeps, for no manager has taken it over yet."""
        self.init("region", "Comité", more=["--region", "13"])
        self.district = self.add("district", "name=Latorre", "commune=13101")
        self.decide("phase-change", "2026-01-10", "phase=activation")

    def decide(self, kind, day, *more, outcome="approved"):
        return self.add("decision", f"district={self.district}", f"kind={kind}", f"date={day}",
                        f"outcome={outcome}", *more)

    def gate(self):
        return self.read("gate", self.district)

    def missing(self):
        return [item["requirement"] for item in self.gate()["missing"]]

    def test_empty_district_lacks_everything(self):
        self.start()
        gate = self.gate()
        self.assertEqual(self.missing(), ["group", "panel", "dream", *["area"] * 6, "approval"])
        self.assertEqual((gate["phase"], gate["passed-on"]), ("activation", None))
        self.assertTrue(all(item["supplier"] and item["sentence"] for item in gate["missing"]))
        self.assertTrue(all(item["id"] == self.district for item in gate["missing"]))

    def test_text_says_the_same_as_json(self):
        self.start()
        text, gate = self.work("gate", self.district), self.gate()
        self.assertEqual(text.splitlines()[0].split(", on ")[0], "Passage to dynamization: Latorre (Santiago)")
        self.assertIn("\nIt cannot pass to dynamization because 10 things are missing:\n", text)
        for number, item in enumerate(gate["missing"], 1):
            self.assertIn(f"\n{number}. {item['sentence']}.\n   Who can supply it: {item['supplier']}.\n", text)

    def test_paper_says_the_same_word_for_word(self):
        self.start()
        self.decide("panel-waiver", "2026-02-01", "reason=Hay mesa comunal")
        for size in "letter", "a4":
            self.assertEqual(self.work("gate", self.district, self.folder / "gate.pdf", "--paper", size), "Pages: 1\n")
            done = subprocess.run(["pdftotext", "-raw", self.folder / "gate.pdf", "-"], capture_output=True, text=True,
                                  check=True)
            self.assertIn(" ".join(self.work("gate", self.district).split()), " ".join(done.stdout.split()))
        done = self.run_it("gate", self.district, self.folder / "nowhere" / "gate.pdf")
        self.assertEqual((done.status, done.text), (1, ""))
        self.assertTrue(done.errors.startswith("barriosctl: gate: "), done.errors)

    def test_district_is_found_by_its_name(self):
        self.start()
        self.assertEqual(self.read("gate", "Latorre"), self.gate())
        self.refuse("district: “Nada” names no record", "gate", "Nada")
        plan = self.add("plan", f"district={self.district}")
        self.refuse("district: There is no such district here", "gate", plan)

    def test_nobody_passes_while_something_is_missing(self):
        self.start()
        self.refuse(
            "phase: the district cannot pass to dynamization because: 1) The associative group (GAL) is not "
            "constituted; 2) The technical panel is not constituted, and the region has not waived it; "
            "3) The district's dream is not written; and 7 more things are missing",
            "add", "decision", f"district={self.district}", "kind=phase-change", "date=2026-11-01",
            "outcome=approved", "phase=dynamization")

    def test_other_decisions_pass(self):
        self.start()
        self.decide("phase-change", "2026-11-01", "phase=dynamization", outcome="rejected")
        self.decide("phase-change", "2026-11-02", "phase=withdrawn")
        gate = self.gate()
        self.assertEqual((gate["phase"], gate["missing"], gate["sentence"]),
                         ("withdrawn", [], "The district was withdrawn from the programme."))

    def test_rejected_passage_cannot_be_turned_into_an_approved_one(self):
        self.start()
        decision = self.decide("phase-change", "2026-11-01", "phase=dynamization", outcome="rejected")
        done = self.run_it("set", decision, "outcome=approved")
        self.assertEqual(done.status, 1)
        self.assertTrue(done.errors.startswith("barriosctl: phase: the district cannot pass"), done.errors)
        self.assertEqual(self.gate()["phase"], "activation")

    def test_past_of_a_district_can_be_entered(self):
        self.init("region", "Comité", more=["--region", "13"])
        self.district = self.add("district", "name=Antiguo", "commune=13101")
        self.decide("phase-change", "2019-05-01", "phase=dynamization")
        self.assertEqual(self.gate()["sentence"], "The district passed to dynamization on 01-05-2019.")

    def test_passage_of_long_ago_can_be_annotated_deleted_and_brought_back(self):
        self.init("region", "Comité", more=["--region", "13"])
        self.district = self.add("district", "name=Antiguo", "commune=13101")
        decision = self.decide("phase-change", "2019-05-01", "phase=dynamization")
        self.decide("phase-change", "2020-05-01", "phase=activation")
        self.work("set", decision, "reason=Llamado de 2019")
        self.work("delete", decision)
        self.work("undo")
        self.work("set", decision, "date=2019-06-01")
        self.assertEqual(self.gate()["phase"], "activation")

    def add_plan(self):
        """A whole plan with one action in five areas, and the reason for none in the sixth."""
        plan = self.add("plan", f"district={self.district}", "horizon=2026-06-01/2028-05-31")
        phrase = self.add("dream-phrase", f"plan={plan}", "text=Un barrio con luz")
        actions = [self.add("action", f"plan={plan}", f"title=Acción {area}", f"area={area}", "state=planned",
                            f"planned=2026-0{area}-01/2027-01-01", f"answers={phrase}") for area in range(1, 6)]
        self.add("area-exemption", f"plan={plan}", "area=6", "reason=Ya hay un plan municipal")
        return plan, phrase, actions

    def test_each_thing_supplied_is_asked_for_no_more(self):
        self.start()
        plan, phrase, actions = self.add_plan()
        self.assertEqual(self.missing(), ["group", "panel", "dream", "approval", *["funding"] * 5])
        self.add("associative-group", f"district={self.district}", "state=legal-person")
        self.add("technical-panel", f"district={self.district}", "state=constituted")
        self.work("set", self.district, "dream=Un barrio con luz")
        for action in actions:
            self.add("funding-line", f"action={action}", "source=sercotec-barrios", "state=identified")
        self.assertEqual(self.missing(), ["approval"])
        [item] = self.gate()["missing"]
        self.assertEqual((item["sentence"], item["id"]), ("The plan was not submitted to the region", plan))
        self.work("set", plan, "submitted-on=2026-07-01")
        self.assertEqual(self.gate()["missing"][0]["sentence"],
                         "The plan awaits the region's decision since 01-07-2026")
        self.decide("plan-approval", "2026-07-20", outcome="observed")
        self.assertEqual(self.gate()["missing"][0]["sentence"],
                         "The plan was observed: it has to be mended and submitted again")
        self.work("set", plan, "submitted-on=2026-08-01")
        self.decide("plan-approval", "2026-08-20")
        self.assertEqual(self.gate()["sentence"],
                         "Nothing is missing: the region can decide the passage to dynamization.")
        self.decide("phase-change", "2026-09-01", "phase=dynamization")
        self.assertEqual(self.gate()["sentence"], "The district passed to dynamization on 01-09-2026.")
        self.check()

    def test_broken_ties_are_asked_for_again(self):
        self.start()
        plan, phrase, actions = self.add_plan()
        self.work("delete", phrase)
        self.assertEqual(self.missing().count("trace"), 5)
        self.work("set", actions[0], "state=dropped: no hubo fondos")
        self.assertEqual((self.missing().count("trace"), self.missing().count("area")), (4, 1))
        line = self.add("funding-line", f"action={actions[1]}", "source=sercotec-barrios", "state=applied")
        self.assertEqual(self.missing().count("funding"), 3)
        self.work("set", line, "state=rejected: sin puntaje")
        self.assertEqual(self.missing().count("funding"), 4)
        for action in actions[1:]:
            self.work("set", action, "planned=")
        self.assertEqual([name for name in self.missing() if name in ("dates", "funding")], ["dates"])

    def test_waiver_stands_for_the_panel_until_it_is_taken_back(self):
        self.start()
        self.decide("panel-waiver", "2026-02-01", "reason=Hay mesa comunal.")
        gate = self.gate()
        self.assertNotIn("panel", self.missing())
        self.assertEqual(gate["waiver"], "The region waived the technical panel on 01-02-2026: Hay mesa comunal.")
        self.assertIn(gate["waiver"] + "\n", self.work("gate", self.district))
        self.decide("panel-waiver", "2026-03-01", outcome="rejected")
        self.assertIn("panel", self.missing())
        self.assertIsNone(self.gate()["waiver"])

    def test_regions_decision_reaches_the_manager_by_merging(self):
        self.start()
        manager = self.folder / "manager.db"
        self.init("manager", "Ana", manager, more=["--district", "Latorre", "--commune", "13101"])
        [district] = self.read("list", "district", database=manager)
        self.assertEqual(district["id"], self.district)
        self.assertEqual(district["phase"], "candidate")
        self.work("merge", self.database, database=manager)
        self.assertEqual(self.read("gate", "Latorre", database=manager)["phase"], "activation")
        self.check(manager)

    def test_sample_country_equals_the_lists(self):
        self.work("sample", "--districts", "20", "--seed", "7")
        country = list_country(self)
        seen = set()
        for district in country["district"]:
            gate = self.read("gate", district["id"])
            expected = [] if district["phase"] in ("dynamization", "graduated", "withdrawn") \
                else compute_missing(country, district)
            titled = {"trace", "funding"}
            found = [(item["requirement"], item["id"] if item["requirement"] in titled else None)
                     for item in gate["missing"]]
            self.assertEqual(sorted(found, key=str),
                             sorted([(name, id if name in titled else None) for name, id in expected], key=str))
            seen |= {name for name, _ in found}
        self.assertTrue(seen >= {"approval"}, seen)


if __name__ == "__main__":
    tap.main("cli/gate", Gate)
