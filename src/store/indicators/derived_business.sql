-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: the size bracket of a business: the one whose bounds its yearly sales lie within; where
--   brackets overlap, the one that begins highest. A bracket without bounds is that of no sales. Of
--   unknown sales there is none. It is computed where it is read, never kept: keeping it would make an
--   import of many businesses twice as slow, and the council may change the brackets.
-- Source: the tax service's brackets by yearly sales in UF, without VAT; Ley 20.416.
-- Unit: a size bracket's identifier.
DROP VIEW IF EXISTS derived_business;
CREATE VIEW derived_business AS
SELECT b.row, (SELECT r.id FROM record r WHERE r.row = (
  SELECT s.row FROM size_bracket s
  WHERE s.hidden = 0 AND CASE
    WHEN s.from_sales IS NULL AND s.to_sales IS NULL THEN b.yearly_sales = 0
    ELSE b.yearly_sales >= coalesce(s.from_sales, 0)
      AND b.yearly_sales <= coalesce(s.to_sales, b.yearly_sales) END
  ORDER BY s.from_sales DESC, s.row LIMIT 1)) AS size_bracket
FROM business b;
