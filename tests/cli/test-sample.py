# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample country, and every figure of its summary computed anew from its lists."""
import resource
import sys
from collections import Counter, defaultdict
from datetime import date
from statistics import mean

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

PHASES = "candidate activation dynamization graduated withdrawn".split()
SOURCES = "sercotec leveraged-public leveraged-private own in-kind".split()
STATES = "proposed prioritised planned under-way done dropped".split()


class Country:
    """What the lists say, by the district that each record belongs to."""

    def __init__(self, case, at):
        self.at = at
        types = case.read("types")
        self.lists = {type["name"]: case.read("list", type["name"]) for type in types}
        self.records = {row["id"]: (type, row) for type in types for row in self.lists[type["name"]]}
        regions = {row["code"]: row["region"] for row in self.lists["commune"]}
        self.regions = {row["id"]: regions[row["commune"]] for row in self.lists["district"]}

    def district(self, id):
        while id in self.records and id not in self.regions:
            type, row = self.records[id]
            id = row[type["owner"]] if type["owner"] else None
        return id

    def rows(self, name, region):
        """The records of a type in a region, or everywhere."""
        rows = [(row, self.regions.get(self.district(row["id"]))) for row in self.lists[name]]
        return [row for row, found in rows if found and region in (None, found)]

    def days(self, start, end):
        return (date.fromisoformat(end) - date.fromisoformat(start)).days

    def figures(self, region):
        return {**self.governance(region), **self.plans(region), **self.money(region),
                **self.businesses(region), **self.activities(region), **self.promises(region)}

    def governance(self, region):
        districts = self.rows("district", region)
        phases = Counter(row["phase"] for row in districts)
        gal = sum(row["state"] in ("constituted", "legal-person") for row in self.rows("associative-group", region))
        panel = sum(row["state"] == "constituted" for row in self.rows("technical-panel", region))
        return {"districts": {"total": len(districts), **{phase: phases[phase] for phase in PHASES}},
                "gal-constituted": gal, "gal-constituted-share": share(gal, len(districts)),
                "panel-constituted": panel, "panel-constituted-share": share(panel, len(districts))}

    def plans(self, region):
        states = Counter(row["state"] for row in self.rows("plan", region))
        actions = self.rows("action", region)
        late = [row for row in actions if row["state"] not in ("done", "dropped")
                and row["planned"] and row["planned"]["to"] and row["planned"]["to"] < self.at]
        kept = [row["progress"] or 0 for row in actions if row["state"] != "dropped"]
        table = Counter((row["area"], row["state"]) for row in actions)
        areas = [row["code"] for row in self.lists["area"]]
        return {"plans": {state: states[state] for state in ("draft", "submitted", "observed", "approved")},
                "actions-late": len(late), "progress": mean(kept) if kept else None,
                "actions": {area: {state: table[area, state] for state in STATES} for area in areas}}

    def money(self, region):
        kinds = {row["code"]: row["kind"] for row in self.lists["funding-source"]}
        sums = defaultdict(Counter)

        def count(what, source, amount):
            sums[what]["total"] += amount
            sums[what][kinds.get(source)] += amount

        for line in self.rows("funding-line", region):
            count("planned", line["source"], line["requested"] if line["requested"] is not None
                  else line["awarded"] or 0)
            count("awarded", line["source"], line["awarded"] or 0)
        for entry in self.rows("entry", region):
            if entry["state"].startswith("rejected"):
                continue
            source, amount = self.records[entry["line"]][1]["source"], entry["amount"]
            if entry["kind"] == "disbursement":
                count("disbursed", source, amount)
            elif entry["kind"] in ("expense", "refund"):
                signed = amount if entry["kind"] == "expense" else -amount
                count("spent", source, signed)
                count("approved", source, signed if entry["state"] == "approved" else 0)
        awarded = sums["awarded"]
        leveraged = awarded["leveraged-public"] + awarded["leveraged-private"]
        return {**{f"money-{what}": {kind: sums[what][kind] for kind in ["total", *SOURCES]}
                   for what in ("planned", "awarded", "disbursed", "spent", "approved")},
                "money-spent-share": share(sums["spent"]["total"], awarded["total"]),
                "leverage": leveraged / awarded["sercotec"] if awarded["sercotec"] else None}

    def businesses(self, region):
        rows = self.rows("business", region)
        states = Counter(row["state"] for row in rows)
        sexes = Counter(row["owner-sex"] for row in rows if row["state"] == "open")
        told = {sex: sexes[sex] for sex in ("women", "men", "mixed")}
        events = Counter(row["kind"] for row in self.rows("business-event", region))
        return {"businesses": {state: states[state] for state in ("open", "closed", "vacant", "moved")},
                "owner-sex": {**told, "unreported": states["open"] - sum(told.values())},
                "women-owned": share(sexes["women"], sum(told.values())),
                "vacancy": share(states["vacant"], states["open"] + states["closed"] + states["vacant"]),
                "net-openings": events["opening"] - events["closing"]}

    def activities(self, region):
        rows = self.rows("activity", region)
        return {"activities": len(rows),
                "people": {who: sum(row[who] or 0 for row in rows)
                           for who in ("women", "men", "merchants", "neighbours", "others")}}

    def promises(self, region):
        rows = self.rows("commitment", region)
        still = [row for row in rows if not row["fulfilled-on"]]
        late = [row for row in still if row["promised-for"] and row["promised-for"] < self.at]
        slips = [self.days(row["promised-for"], row["fulfilled-on"]) for row in rows
                 if row["fulfilled-on"] and row["promised-for"]]
        slips += [self.days(row["promised-for"], self.at) for row in late]
        unresolved = [row for row in self.rows("observation", region) if row["state"] != "resolved"]
        ages = [self.days(row["date"], self.at) for row in unresolved if row["date"] and row["date"] <= self.at]
        return {"commitments-open": len(still), "commitments-late": len(late),
                "commitments-slippage": mean(slips) if slips else None,
                "observations-open": len(unresolved), "observations-age": mean(ages) if ages else None}


def share(part, whole):
    return 100 * part / whole if whole else None


class Sample(barriosctl.Case):
    def equal(self, told, computed, path):
        if isinstance(computed, dict):
            for key, value in computed.items():
                self.equal(told[key], value, f"{path}/{key}")
        elif computed is None or told is None:
            self.assertEqual(told, computed, path)
        else:
            self.assertAlmostEqual(told, computed, delta=0.00501, msg=path)

    def test_every_figure(self):
        self.work("sample", "--seed", "7")
        summary = self.read("summary")
        country = Country(self, summary["at"])
        self.assertEqual(len(summary["regions"]), 16)
        for region in summary["regions"]:
            self.equal(region, country.figures(region["code"]), region["code"])
        total = summary["total"]
        self.equal(total, country.figures(None), "total")
        untested = set(total) - set(country.figures(None)) - {"last-data"}
        self.assertEqual(untested, set())
        self.assertEqual(total["districts"]["total"], 60)
        self.assertEqual((total["gal-constituted-share"], total["panel-constituted-share"]), (100, 75))
        self.assertLessEqual(max(map(len, self.work("summary").splitlines())), 100)
        self.check()

    def test_options(self):
        self.work("sample", "--size", "small", "--districts", "3", "--seed", "1")
        self.assertEqual(len(self.read("list", "district")), 3)
        other = self.folder / "other.db"
        self.work("sample", "--size", "small", "--districts", "3", "--seed", "1", database=other)
        self.assertEqual(self.read("list", "business"), self.read("list", "business", database=other))
        done = self.run_it("sample", "--size", "huge")
        self.assertEqual(done.status, 2)

    def test_leaves_nothing_when_refused(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

        for database in (self.database, self.folder / "new" / "barrios.db"):
            for words, options in ((("--seed", "x"), {}), (("--districts", "-1"), {}), ((), {"preexec_fn": limit})):
                done = self.run_on(database, "sample", *words, **options)
                self.assertNotEqual(done.status, 0)
                self.assertRegex(done.errors, r"\Abarriosctl: sample: .+\n\Z")
                self.assertEqual(list(self.folder.iterdir()), [], words)

    def test_leaves_only_the_database(self):
        self.work("sample", "--size", "small", "--districts", "1")
        self.assertEqual(list(self.folder.iterdir()), [self.database])
        self.assertEqual(self.database.stat().st_mode & 0o777, 0o600)

    def test_fills_an_empty_file(self):
        self.database.touch()
        self.work("sample", "--size", "small", "--districts", "1")
        self.assertEqual(len(self.read("list", "district")), 1)

    def test_refused_where_data_is(self):
        self.init()
        self.add("district", "name=A", "commune=13101")
        before = self.read("history")
        done = self.run_it("sample")
        self.assertEqual((done.status, done.errors.count("\n")), (1, 1))
        self.assertRegex(done.errors, r"\Abarriosctl: sample: .+\n\Z")
        self.assertEqual(self.read("history"), before)


if __name__ == "__main__":
    tap.main("cli/sample", Sample)
