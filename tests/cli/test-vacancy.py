# SPDX-License-Identifier: GPL-3.0-or-later
"""barriosctl vacancy: what stands empty, street by street, against the same computed from the lists."""
from collections import Counter
from datetime import date

import barriosctl
from barriosctl import tap

PREMISES = ("open", "closed", "vacant")


def name_of(state):
    return (state or "").split(":")[0]


class Vacancy(barriosctl.Case):
    def figures(self, shops, events):
        """What is told of some businesses, without the program's view."""
        states = Counter(name_of(shop["state"]) for shop in shops)
        ids = {shop["id"] for shop in shops}
        kinds = Counter(event["kind"] for event in events if event["business"] in ids)
        premises = sum(states[state] for state in PREMISES)
        told = {"premises": premises, "open": states["open"], "closed": states["closed"], "vacant": states["vacant"],
                "moved": states["moved"], "untold": states[""], "openings": kinds["opening"],
                "closings": kinds["closing"], "moves": kinds["move"],
                "net-openings": kinds["opening"] - kinds["closing"]}
        if premises:
            told["vacancy"] = round(100 * states["vacant"] / premises, 2)
            told["turnover"] = round(100 * (kinds["opening"] + kinds["closing"] + kinds["move"]) / premises, 2)
        return told

    def check(self, rows, shops, events):
        self.assertEqual(len(rows), len({(row["part"], row["name"], row.get("block")) for row in rows}))
        for row in rows:
            here = [shop for shop in shops if row["part"] == "district" or shop["street"] == row["name"]]
            if row["part"] == "block":
                here = [shop for shop in here if int(shop["street-number"]) // 100 * 100 == row["block"]]
            found = {key: value for key, value in row.items() if key not in ("part", "name", "block")}
            expected = self.figures(here, events)
            self.assertEqual(found.keys(), expected.keys())
            for key, value in expected.items():
                self.assertAlmostEqual(found[key], value, delta=0.011, msg=(row, key))

    def test_sample_country_is_counted(self):
        self.work("sample", "--districts", "3", "--size", "small")
        today = date.today()
        year_ago = today.replace(year=today.year - 1, day=min(today.day, 28) if today.month == 2 else today.day)
        events = [event for event in self.read("list", "business-event")
                  if str(year_ago) < event["date"] <= str(today)]
        everything = self.read("list", "business")
        districts = self.read("list", "district")
        for district in districts:
            shops = [shop for shop in everything if shop["district"] == district["id"]]
            rows = self.read("vacancy", district["id"])
            self.assertEqual([row["part"] for row in rows[:2]], ["district", "street"])
            self.assertEqual({row["name"] for row in rows[1:]}, {shop["street"] for shop in shops})
            self.check(rows, shops, events)
        self.assertEqual({row["name"] for row in self.read("vacancy")}, {district["name"] for district in districts})

    def test_people_read_a_table(self):
        self.init()
        district = self.add("district", "name=Latorre", "commune=13101")
        self.assertEqual(self.read("vacancy", "Latorre"), [])
        for number, state in ((12, "open"), (14, "vacant"), (118, "vacant"), (120, "")):
            self.add("business", f"district={district}", f"trade-name=Local {number}", "street=Maipú",
                     f"street-number={number}", *([f"state={state}"] if state else []))
        lines = self.work("vacancy", "Latorre").splitlines()
        self.assertEqual([line.split()[:2] for line in lines[1:]],
                         [["District", "Latorre"], ["Street", "Maipú"], ["Block", "Maipú"], ["Block", "Maipú"]])
        self.assertIn("67", lines[1].split())
        table = self.work("vacancy", "Latorre", "--format", "csv").splitlines()
        self.assertEqual(table[1].split(";")[:7], ["district", "Latorre", "", "3", "1", "0", "2"])
        self.assertIn("66,67", table[1])

    def test_unknown_district_is_refused(self):
        self.init()
        done = self.run_it("vacancy", "Nowhere")
        self.assertNotEqual(done.status, 0)
        self.assertIn("Nowhere", done.errors)


if __name__ == "__main__":
    tap.main("cli/vacancy", Vacancy)
