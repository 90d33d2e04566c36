# SPDX-License-Identifier: GPL-3.0-or-later
"""The size bracket of a business follows from its yearly sales."""
import random
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import spreadsheets  # noqa: E402
import tap  # noqa: E402

# The tax service's brackets: the greatest sales of each, in UF; the first is that of no sales.
BOUNDS = [0, 200, 600, 2400, 5000, 10000, 25000, 50000, 100000, 200000, 600000, 1000000]


def bracket(hundredths):
    """The number of the bracket, found naively."""
    return str(1 + sum(hundredths > bound * 100 for bound in BOUNDS))


class Size(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init(level="council")
        self.add("district", "name=Patronato", "commune=13120")

    def business(self, hundredths):
        return self.add("business", "district=Patronato", f"trade-name={hundredths}",
                        f"yearly-sales={hundredths // 100},{hundredths % 100:02}")

    def sizes(self, *words):
        return {int(row["trade-name"]): row["size-bracket"]
                for row in self.read("list", "business", *words)}

    def test_every_bound(self):
        seed = random.randrange(1 << 32)
        dice = random.Random(seed)
        sales = {0, 1, 10 ** 9} | {dice.randrange(0, 2 * 10 ** 8) for _ in range(20)}
        for bound in BOUNDS[1:]:
            sales |= {bound * 100, bound * 100 + 1}
        for hundredths in sales:
            self.business(hundredths)
        self.assertEqual(self.sizes(), {amount: bracket(amount) for amount in sales}, seed)
        for number in range(1, 14):
            self.assertEqual(set(self.sizes("--where", f"size-bracket={number}")),
                             {amount for amount in sales if bracket(amount) == str(number)})
        self.check()

    def test_it_follows(self):
        business = self.business(10000)
        self.assertEqual(self.read("show", business)["size-bracket"], "2")
        self.work("set", business, "yearly-sales=601")
        self.assertEqual(self.read("show", business)["size-bracket"], "4")
        self.work("set", "size-bracket:3", "to-sales=700")
        self.work("set", "size-bracket:4", "from-sales=700,01")
        self.assertEqual(self.read("show", business)["size-bracket"], "3")
        self.work("set", business, "yearly-sales=")
        self.assertIsNone(self.read("show", business)["size-bracket"])
        self.check()

    def test_nobody_writes_it(self):
        business = self.business(10000)
        self.refuse("size-bracket: you cannot write this, it follows from other records",
                    "set", business, "size-bracket=5")

    def test_it_goes_out(self):
        self.business(60001)
        path = self.folder / "b.ods"
        self.work("export", "business", path, "--fields", "yearly-sales,size-bracket")
        self.assertEqual(spreadsheets.read_ods(path)[1][2], "4")


if __name__ == "__main__":
    tap.main("cli/size", Size)
