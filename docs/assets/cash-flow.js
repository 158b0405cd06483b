// The cash-flow workbook's reckoning: figures in, the cash at the end of each of 36 months out. Names are those of the
// workbook, whose formulas a test holds this against. A yearly figure is one number, or three. No page is needed here.
globalThis.handbook = globalThis.handbook || {};
(() => {
  const MONTHS = 36;

  // What a month's work earns and costs, whoever has paid. `tests` says which of the bad years happen.
  const worked = (given, tests, month) => {
    const yearly = (name) => [given[name] ?? 0].flat()[Array.isArray(given[name]) ? Math.floor((month - 1) / 12) : 0] / 12;
    const one = (name) => given[name] ?? 0;
    const lost = tests.lost && month >= one("LostMonth");
    const saves = one("CutMonth") + one("SavingWait");
    const left = tests.cut && month >= saves ? 1 - one("SavingRate") : 1;
    const cut = tests.cut && month >= one("CutMonth") ? 1 - one("CutRate") : 1;
    const award = tests.award && month >= one("AwardMonth") ? 1 + one("AwardRate") : 1;
    const earned = (lost ? 0 : yearly("Contract") * cut) + yearly("SecondCustomer") + yearly("OtherIncome");
    const pay = yearly("Pay") * left * (lost ? 1 - one("PayMoves") : 1) * award;
    const others = (yearly("OtherCosts") + yearly("LostVat")) * left * (lost ? 1 - one("CostsEnd") : 1);
    const overheads = tests.lost && month >= one("LostMonth") + one("OverheadWait") ? 0 : yearly("Overheads");
    const once = (tests.cut && month === saves ? one("Redundancy") : 0) + (tests.lost && month === one("LostMonth") ? one("WindDown") : 0);
    return { earned, out: pay + others + overheads + once };
  };

  // closing: the cash at the end of each month. lowest and month: the worst of them. out: the first month below zero, or
  // 0. below: how many are.
  const cashFlow = (given, tests) => {
    const months = Array.from({ length: MONTHS }, (_, i) => worked(given, tests, i + 1));
    let cash = given.OpeningCash ?? 0;
    const closing = months.map(({ out }, i) => {
      cash += (months[i - (given.MonthsToPay ?? 0)]?.earned ?? 0) - out;
      return Math.round(cash * 1e6) / 1e6 || 0; // sums of twelfths leave dust
    });
    const lowest = Math.min(...closing);
    return { closing, lowest, month: closing.indexOf(lowest) + 1, out: closing.findIndex((sum) => sum < 0) + 1, below: closing.filter((sum) => sum < 0).length };
  };

  // What a person writes as a figure: £12,000, 12k, 1.2m, 16%. Nothing written is nought; what is no figure is NaN.
  const SIZES = { k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6 };
  const figure = (text) => {
    const plain = text.trim().toLowerCase().replace(/[−–]/g, "-").replace(/^(-?)\s*£\s*/, "$1").replace(/\s*(%|per ?cent)$/, "");
    if (!plain) return 0;
    const [, sign, digits, size] = plain.match(/^([+-]?)((?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?|\.\d+)\s*([a-z]*)$/) || [];
    if (!digits || (size && !(size in SIZES))) return NaN;
    return Math.round(Number(sign + digits.replace(/[, ]/g, "")) * (SIZES[size] || 1) * 1e6) / 1e6 || 0;
  };

  Object.assign(globalThis.handbook, { cashFlow, figure });
})();
