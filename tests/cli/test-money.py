# SPDX-License-Identifier: GPL-3.0-or-later
"""barriosctl money: balances, warnings, ceilings and months, against the same computed from the lists."""
import random
import secrets
import sqlite3
from collections import defaultdict

import barriosctl
from barriosctl import tap

LISTS = ["district", "plan", "action", "funding-source", "funding-line", "budget-item", "entry", "call"]
OWN = ("own", "in-kind")


def sign(entry):
    return -entry["amount"] if entry["kind"] == "refund" else entry["amount"]


def is_spent(entry):
    return entry["kind"] in ("expense", "refund")


def state_of(entry):
    return (entry["state"] or "draft").split(":")[0]


def paper_of(entry):
    """What tells an entry's document from all others, or the entry itself."""
    parts = entry["supplier-rut"], entry["document-type"], entry["document-number"]
    return (*parts[:2], parts[2].replace(".", "").lstrip("0")) if all(parts) else entry["id"]


def due(pesos, share):
    """A share in percent, rounded up to whole pesos."""
    return -(-max(pesos, 0) * round((share or 0) * 100) // 10000)


def month_of(date):
    return int(date[:4]) * 12 + int(date[5:7]) - 1


class Country:
    """The lists, and what follows from them, computed without the program's views."""

    def __init__(self, case):
        self.lists = {name: case.read("list", name) for name in LISTS}
        self.kinds = {row["code"]: row["kind"] for row in self.lists["funding-source"]}
        self.actions = {row["id"]: row for row in self.lists["action"]}
        plans = {row["id"]: row["district"] for row in self.lists["plan"]}
        self.districts = {id: plans[row["plan"]] for id, row in self.actions.items()}
        self.lines, self.entries, self.items = defaultdict(list), defaultdict(list), defaultdict(list)
        for line in self.lists["funding-line"]:
            self.lines[self.districts[line["action"]]].append(line)
        self.first = {}
        for entry in sorted(self.lists["entry"], key=self.standing, reverse=True):
            self.first[paper_of(entry)] = entry["id"]
            self.entries[entry["line"]].append(entry)
        for item in self.lists["budget-item"]:
            self.items[item["line"]].append(item)

    @staticmethod
    def standing(entry):
        """Of one document what is approved counts, or else reported, or else a draft; of equals the first made."""
        return {"approved": 0, "draft": 2, "rejected": 3}.get(state_of(entry), 1), entry["id"]

    def counts(self, entry, reported=False):
        """The rule of all figures: no rejected entry, no second one; in accounts no draft either."""
        return (state_of(entry) not in ("rejected", *(["draft"] if reported else []))
                and self.first[paper_of(entry)] == entry["id"])

    def add(self, line, chosen, reported=False):
        return sum(sign(entry) for entry in self.entries[line["id"]]
                   if chosen(entry) and self.counts(entry, reported))

    def mates(self, line):
        return [mate for mate in self.lines[self.districts[line["action"]]] if mate["action"] == line["action"]]

    def own(self, line, reported=False):
        """What is shown of the own contribution of an action, and what is due on what its lines spent."""
        mates = self.mates(line)
        return (sum(self.add(mate, is_spent, reported) for mate in mates if self.kinds[mate["source"]] in OWN),
                sum(due(self.add(mate, is_spent, reported), mate["own-contribution"]) for mate in mates))

    def spent_on(self, item, reported=False):
        return sum(sign(entry) for entry in self.entries[item["line"]]
                   if entry["item"] == item["id"] and is_spent(entry) and self.counts(entry, reported))

    def wrong(self, line, reported=False):
        """What is wrong with a line's money, by what counts or by what is reported."""
        spent, disbursed, committed = (self.add(line, lambda entry, kinds=kinds: entry["kind"] in kinds, reported)
                                       for kinds in (("expense", "refund"), ("disbursement",), ("commitment",)))
        awarded, matched = line["awarded"] or 0, self.kinds[line["source"]] not in OWN
        shown, owed = self.own(line, reported)
        over = [item for item in self.items[line["id"]] if item["cap"] is not None
                and max(self.spent_on(item, reported), 0 if reported else item["amount"] or 0) > item["cap"]]
        return {kind for kind, is_wrong in (
            ("spent-over-disbursed", matched and spent > disbursed), ("disbursed-over-awarded", disbursed > awarded),
            ("spent-over-awarded", not matched and spent > awarded), ("item-over-cap", over),
            ("committed-over-awarded", committed > awarded and not reported),
            ("own-short", due(spent, line["own-contribution"]) > 0 and shown < owed)) if is_wrong}

    def balance(self, line):
        spent, awarded = self.add(line, is_spent), line["awarded"] or 0
        return {"awarded": awarded, "spent": spent, "left": awarded - spent,
                "committed": self.add(line, lambda entry: entry["kind"] == "commitment"),
                "disbursed": self.add(line, lambda entry: entry["kind"] == "disbursement"),
                "own-due": due(awarded, line["own-contribution"]),
                "own-due-now": due(spent, line["own-contribution"]),
                "own-shown": self.own(line)[0]}

    def leverage(self, district):
        awarded = defaultdict(int)
        for line in self.lines[district]:
            awarded[self.kinds[line["source"]]] += line["awarded"] or 0
        leveraged = awarded["leveraged-public"] + awarded["leveraged-private"]
        return leveraged / awarded["sercotec"] if awarded["sercotec"] else None

    def spread(self, line, months):
        """What a line planned, in equal parts over its action's months."""
        action = self.actions[line["action"]]
        pesos = line["awarded"] or 0 if line["requested"] is None else line["requested"]
        span = action["baseline"] or action["planned"] or {"from": line["date"], "to": line["date"]}
        first, last = span["from"] or span["to"], span["to"] or span["from"]
        if first is None:
            return pesos
        n = max(1, month_of(last) - month_of(first) + 1)
        for k in range(1, n + 1):
            months[month_of(first) + k - 1]["planned"] += pesos * k // n - pesos * (k - 1) // n
        return 0

    def months(self, district):
        months, undated = defaultdict(lambda: defaultdict(int)), 0
        for line in self.lines[district]:
            undated += self.spread(line, months)
            for entry in filter(self.counts, self.entries[line["id"]]):
                what = {"commitment": "committed", "disbursement": "disbursed"}.get(entry["kind"], "spent")
                months[month_of(entry["date"])][what] += sign(entry)
        return months, undated


class Money(barriosctl.Case):
    def start(self):
        """A district with one action, and a line with two million awarded and received."""
        self.init("region", "Comité", more=["--region", "13"])
        self.district = self.add("district", "name=Latorre", "commune=13101", "call=2025")
        self.plan = self.add("plan", f"district={self.district}")
        self.action = self.add("action", f"plan={self.plan}", "title=Luces", "area=1", "state=planned",
                               "planned=2026-01-10/2026-03-05")
        self.line = self.add_line("sercotec-barrios", 2000000)
        self.add_entry("disbursement", 2000000, state="submitted")

    def add_line(self, source, awarded, *more, date="2026-01-05"):
        return self.add("funding-line", f"action={self.action}", f"source={source}", "state=awarded",
                        f"awarded={awarded}", f"date={date}", *more)

    def add_entry(self, kind, amount, *more, line=None, date="2026-02-03", state="draft"):
        return self.add("entry", f"line={line or self.line}", f"kind={kind}", f"date={date}",
                        f"amount={amount}", f"state={state}", *more)

    def money(self):
        return self.read("money", self.district)

    def warnings(self, line=None):
        found = [one for one in self.money()["lines"] if one["id"] == (line or self.line)]
        return [warning["kind"] for warning in found[0]["warnings"]]

    def assert_months(self, money, months):
        names = [f"{month // 12}-{month % 12 + 1:02}" for month in range(min(months), max(months) + 1)] if months else []
        self.assertEqual([month["month"] for month in money["months"]], names)
        sums = defaultdict(int)
        for told in money["months"]:
            month = months[month_of(told["month"])]
            for what in ("planned", "committed", "disbursed", "spent"):
                sums[what] += month[what]
                self.assertEqual((told[what], told[what + "-sum"]), (month[what], sums[what]), told["month"])

    def test_sample_country_equals_the_lists(self):
        for seed in (3, 11):
            self.work("sample", "--districts", "8", "--seed", seed)
            country = Country(self)
            self.assertGreater(sum(self.assert_district(country, district["id"])
                                   for district in country.lists["district"]), 20)
            self.assertGreater(sum(state_of(entry) == "rejected" for entry in country.lists["entry"]), 0)
            self.database.unlink()

    def assert_district(self, country, district):
        """All that is told of a district's money; how many lines it has."""
        money = self.read("money", district)
        lines = {line["id"]: line for line in country.lines[district]}
        self.assertEqual({line["id"] for line in money["lines"]}, set(lines))
        for told in money["lines"]:
            balance = country.balance(lines[told["id"]])
            self.assertEqual({key: told[key] for key in balance}, balance)
            self.assertEqual({item["id"]: item["spent"] for item in told["items"]},
                             {item["id"]: country.spent_on(item) for item in country.items[told["id"]]})
            self.assertEqual({warning["kind"] for warning in told["warnings"] if "double" not in warning["kind"]},
                             country.wrong(lines[told["id"]]))
        self.assertAlmostEqual(money["leverage"] or 0, country.leverage(district) or 0)
        months, undated = country.months(district)
        self.assert_months(money, {month: of for month, of in months.items() if any(of.values())} and months)
        self.assertEqual(money["undated"], undated)
        return len(lines)

    def deceive(self, sql, *values):
        """What only databases that met could have come to."""
        with sqlite3.connect(self.database) as database:
            database.execute(sql, values)
        database.close()

    def generate(self, chance):
        """Lines of three kinds of source with entries in every state, some of them of one document."""
        self.start()
        self.work("set", self.line, "own-contribution=12.5", "awarded=1500")
        lines = [self.line, self.add_line("municipal", 1200, "own-contribution=5"), self.add_line("gal", 400)]
        items = [self.add("budget-item", f"line={self.line}", "name=Focos", "amount=300", f"cap={cap}")
                 for cap in (500, 800)]
        packets = {line: self.add("packet", f"line={line}", "span=2026-02-01/2026-02-28", "state=draft")
                   for line in lines}
        for number in range(30):
            line = chance.choice(lines)
            entry = self.add_entry(chance.choice(["disbursement", "expense", "expense", "refund", "commitment"]),
                                   chance.randint(1, 400), "supplier-rut=11.111.111-1", "document-type=33",
                                   f"document-number={number + 100}",
                                   *[f"item={chance.choice(items)}"] * (line == self.line), line=line,
                                   date=chance.choice(["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"]))
            state = chance.choice(["draft", "submitted", "observed: falta", "approved", "rejected: no"])
            self.deceive("UPDATE entry SET state = ?, document_number = ? "
                         "WHERE row = (SELECT row FROM record WHERE id = ?)", state,
                         chance.choice(["", "0", "00."]) + str(chance.randint(1, 25)),
                         bytes.fromhex(entry.replace("-", "")))
        self.deceive("UPDATE entry SET state = 'approved' WHERE amount = 2000000")
        return packets

    def assert_packet(self, country, line, packet):
        """What a packet tells, by what is reported in its period."""
        told = self.read("packet", packet)
        inside = {entry["id"]: entry for entry in country.entries[line["id"]]
                  if "2026-02-01" <= entry["date"] <= "2026-02-28" and entry["kind"] != "commitment"}
        rendered = {id for id, entry in inside.items() if country.counts(entry, reported=True)}
        self.assertEqual({entry["id"] for entry in told["entries"] if entry["left-out"] is None}, rendered)
        self.assertEqual({entry["id"] for entry in told["entries"] if entry["left-out"] is not None},
                         {id for id, entry in inside.items() if state_of(entry) != "draft"} - rendered)
        sums = {of: sum(sign(inside[id]) for id in rendered if is_spent(inside[id]) == of) for of in (False, True)}
        self.assertEqual((told["disbursed"], told["spent"]), (sums[False], sums[True]))
        self.assertEqual(sum(entry["sum"] for entry in told["entries"]), sums[False] + sums[True])
        facts = {fact["name"]: fact["values"] for fact in self.read("packet", packet, "--facts")}
        self.assertEqual((facts["disbursed"], facts["spent"], facts["n-entries"]),
                         ([sums[False]], [sums[True]], [len(rendered)]))
        self.assertEqual(sum(facts["entry.amount"]), sums[False] + sums[True])
        self.assertEqual({fault["kind"] for fault in told["faults"] if "over" in fault["kind"] or "own" in fault["kind"]},
                         country.wrong(line, reported=True))

    def test_every_figure_follows_one_rule_of_what_counts(self):
        for _ in range(3):
            seed = secrets.randbelow(1 << 32)
            with self.subTest(seed=seed):
                packets = self.generate(random.Random(seed))
                country = Country(self)
                self.assert_district(country, self.district)
                for line in country.lines[self.district]:
                    self.assert_packet(country, line, packets[line["id"]])
            self.database.unlink()

    def test_what_was_rejected_is_warned_of_no_more(self):
        self.start()
        entry = self.add_entry("expense", 2000001)
        self.assertEqual(self.warnings(), ["spent-over-disbursed"])
        self.work("set", entry, "state=rejected: no corresponde")
        self.assertEqual(self.warnings(), [])
        money = self.money()["lines"][0]
        self.assertEqual((money["spent"], money["left"]), (0, 2000000))

    def test_draft_bears_no_submission(self):
        """What came in, or is the group's own, has to be submitted before what it pays for."""
        self.start()
        self.work("set", self.read("list", "entry")[0]["id"], "state=draft")
        self.work("set", self.line, "own-contribution=10")
        entry = self.add_entry("expense", 100)
        own = self.add_entry("expense", 10, line=self.add_line("gal", 10))
        self.assertEqual(self.warnings(), [])
        self.refuse("state: Leaving drafts aside, $100 was spent, but only $0 came in: submit the disbursement too, or "
                    "mend the expenses", "set", entry, "state=submitted")
        self.work("set", min(row["id"] for row in self.read("list", "entry")), "state=submitted")
        self.refuse("state: Leaving drafts aside, of the own contribution $0 is shown, and $10 is due on what was "
                    "spent: submit its expenses, in a line of own money of the same action", "set", entry,
                    "state=submitted")
        self.work("set", own, "state=submitted")
        self.work("set", entry, "state=submitted")

    def test_text_says_the_same_as_json(self):
        self.start()
        self.add_entry("expense", 2500000)
        text = self.work("money", "Latorre")
        self.assertIn("Luces · Programa de Fortalecimiento de Barrios Comerciales\n   awarded $2.000.000, "
                      "committed $0, disbursed $2.000.000, spent $2.500.000, left $-500.000\n", text.replace("-$", "$-"))
        [warning] = self.money()["lines"][0]["warnings"]
        self.assertEqual(warning["sentence"], "$2.500.000 was spent, but only $2.000.000 came in: write down the "
                                              "disbursement or mend the expenses")
        self.assertIn(f"   Warning: {warning['sentence']}.\n", text)
        self.assertIn("2026-03         2000000                 0           2000000       2500000\n", text)

    def test_district_without_money(self):
        self.init("region", "Comité", more=["--region", "13"])
        district = self.add("district", "name=Nuevo", "commune=13101")
        self.assertEqual(self.work("money", district), "Money of Nuevo\n\nNo action has a funding line yet.\n")
        money = self.read("money", district)
        self.assertEqual((money["lines"], money["months"], money["leverage"], money["undated"]), ([], [], None, 0))
        self.refuse("district: “Nada” names no record", "money", "Nada")

    def test_each_wrong_balance_is_warned_of(self):
        self.start()
        self.assertEqual(self.warnings(), [])
        self.add_entry("expense", 2000001)
        self.assertEqual(self.warnings(), ["spent-over-disbursed"])
        self.add_entry("disbursement", 1)
        self.assertEqual(self.warnings(), ["disbursed-over-awarded"])
        self.add_entry("commitment", 2000001)
        self.assertEqual(self.warnings(), ["disbursed-over-awarded", "committed-over-awarded"])

    def test_caps_are_the_items_own_or_the_lines(self):
        self.start()
        self.work("set", self.line, "item-cap=500000")
        items = [self.add("budget-item", f"line={self.line}", "name=Focos", "amount=100", *more)
                 for more in ([], ["cap=300"])]
        self.add_entry("expense", 500000, f"item={items[0]}")
        self.add_entry("expense", 300, f"item={items[1]}")
        self.assertEqual(self.warnings(), [])
        self.add_entry("expense", 1, f"item={items[1]}")
        self.assertEqual(self.warnings(), ["item-over-cap"])
        self.add_entry("refund", 1, f"item={items[1]}")
        self.assertEqual(self.warnings(), [])

    def test_own_contribution_is_shown_by_own_lines_of_the_action(self):
        self.start()
        self.work("set", self.line, "own-contribution=10")
        self.add_entry("expense", 1000001)
        self.assertEqual(self.warnings(), ["own-short"])
        own = self.add_line("gal", 200000)
        self.add_entry("expense", 100000, line=own)
        self.assertEqual(self.warnings(), ["own-short"])
        self.add_entry("expense", 1, line=own)
        self.assertEqual(self.warnings(), [])
        self.add_entry("expense", 100000, line=own)
        self.assertEqual(self.warnings(own), ["spent-over-awarded"])

    def test_ceilings_of_the_call_are_told_when_passed(self):
        self.start()
        self.add_line("sercotec-barrios", 18000000, date="2026-11-30")
        self.add_line("crece", 90000000, date="2026-11-30")
        money = self.money()
        self.assertEqual([(one["rule"], one["year"], one["ceiling"], one["awarded"]) for one in money["ceilings"]],
                         [("first-year", "2026", 20000000, 20000000), ("total", None, 80000000, 20000000)])
        self.assertEqual(money["warnings"], [])
        self.add_line("sercotec-barrios", 60000001, date="2027-01-02")
        self.add_line("sercotec-barrios", 1, date="2026-01-02")
        self.assertEqual([warning["kind"] for warning in self.money()["warnings"]],
                         ["ceiling-first-year", "ceiling-total"])

    def test_submission_is_refused_with_the_reason(self):
        self.start()
        submitted = self.add_entry("expense", 1500000, state="submitted")
        draft = self.add_entry("expense", 500001)
        self.refuse("state: Leaving drafts aside, $2.000.001 was spent, but only $2.000.000 came in: submit the "
                    "disbursement too, or mend the expenses", "set", draft, "state=submitted")
        self.work("set", draft, "amount=500000")
        self.work("set", draft, "state=submitted")
        self.assertEqual(self.run_it("set", submitted, "amount=1500001").status, 1)
        self.work("set", submitted, "amount=1400000")
        self.work("set", submitted, "state=observed: falta la firma")
        self.work("set", submitted, "amount=1500000", "state=submitted")
        self.work("set", submitted, "state=rejected: no corresponde")
        self.add_entry("expense", 1500000, state="submitted")
        self.check()

    def test_submission_over_a_cap_or_without_own_contribution_is_refused(self):
        self.start()
        item = self.add("budget-item", f"line={self.line}", "name=Focos", "amount=100", "cap=300")
        entry = self.add_entry("expense", 301, f"item={item}")
        self.refuse("state: “Focos” comes to $301, and its cap is $300", "set", entry, "state=submitted")
        self.work("set", entry, "amount=300")
        self.work("set", entry, "state=submitted")
        self.work("set", self.line, "own-contribution=50")
        other = self.add_entry("expense", 100)
        self.assertTrue(self.run_it("set", other, "state=submitted").errors.startswith(
            "barriosctl: state: Leaving drafts aside, of the own contribution $0 is shown, and $200 is due on what was spent"))
        own = self.add_line("gal", 200)
        self.add_entry("expense", 200, line=own, state="submitted")
        self.work("set", other, "state=submitted")

    def test_same_file_or_action_paid_twice_is_flagged(self):
        self.start()
        photo = self.folder / "foto.txt"
        photo.write_text("la misma foto")
        first = self.add_entry("expense", 1000)
        self.work("attach", first, photo)
        second = self.add_entry("expense", 1000)
        self.work("attach", second, photo)
        self.assertEqual(self.warnings(), [])
        other = self.add_line("municipal", 5000)
        self.add_entry("disbursement", 5000, line=other)
        third = self.add_entry("expense", 1000, line=other)
        self.work("attach", third, photo)
        self.assertEqual(self.warnings(other), ["double-action", "double-file", "double-file"])
        self.assertEqual(self.warnings().count("double-file"), 2)
        self.work("delete", third)
        self.assertEqual(self.warnings(), ["double-action"])
        self.work("set", second, "date=2025-02-03")
        self.assertEqual(self.warnings().count("double-file"), 2)

    def test_photo_of_another_district_is_flagged_whatever_keeps_it(self):
        self.start()
        photo, note = self.folder / "foto.png", self.folder / "nota.txt"
        photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"la misma foto")
        note.write_text("la misma nota")
        far = self.add("district", "name=Prat", "commune=13101", "call=2025")
        business = self.add("business", f"district={far}", "trade-name=Sol")
        near = self.add("business", f"district={self.district}", "trade-name=Sol")
        entry = self.add_entry("expense", 1000)
        for paper in (photo, note):
            self.work("attach", entry, paper)
            self.work("attach", near, paper)
        self.assertEqual(self.warnings(), [])
        self.work("attach", business, note)
        self.assertEqual(self.warnings(), [])
        document = self.work("attach", business, photo).strip()
        self.assertEqual(self.warnings(), ["double-file"])
        self.work("delete", document)
        self.assertEqual(self.warnings(), [])
        self.check()

    def test_action_like_it_in_another_district_is_told(self):
        self.start()
        self.add_entry("expense", 1000, "supplier-rut=11.111.111-1")
        self.assertEqual(self.warnings(), [])
        far = self.add("district", "name=Prat", "commune=13101", "call=2025")
        plan = self.add("plan", f"district={far}")
        action = self.add("action", f"plan={plan}", "title=Luces nuevas", "area=1", "state=planned",
                          "planned=2026-02-10/2026-04-05")
        line = self.add("funding-line", f"action={action}", "source=municipal", "state=awarded", "awarded=5000",
                        "date=2026-01-05")
        self.add_entry("expense", 2000, "supplier-rut=11.111.111-1", line=line)
        [told] = [line["warnings"] for line in self.money()["lines"] if line["warnings"]]
        self.assertEqual([(warning["kind"], warning["sentence"]) for warning in told], [(
            "double-elsewhere", "An action like this one in another district paid the same supplier: “Luces nuevas” "
            "(Prat). See that nothing is paid twice")])
        self.work("set", action, "area=2")
        self.assertEqual(self.warnings(), [])


if __name__ == "__main__":
    tap.main("cli/money", Money)
