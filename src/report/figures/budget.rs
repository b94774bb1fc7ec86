//! The time budget: one stacked bar a target, its steps numbered as in the table.

use super::{HOUR_STEPS, Scale, WIDTH, step_of, steps, ticks};
use crate::outcome::Step;
use crate::report::svg::{Anchor, Svg, wrap};
use crate::report::{numbers, words};
use crate::run::{BudgetRow, Summary, TargetResult};
use crate::text::Lang;
use crate::text::messages::report as say;

/// Height of one row.
const ROW: f64 = 52.0;
/// Where the first row begins, under the key.
const TOP: f64 = 34.0;

/// The figure; `None` without a budget.
pub fn budget(summary: &Summary, lang: Lang) -> Option<String> {
    let targets: Vec<(&TargetResult, Vec<&BudgetRow>)> = summary
        .targets
        .iter()
        .map(|target| (target, rows_of(summary, &target.target_id)))
        .filter(|(_, rows)| total(rows) > 0.0)
        .collect();
    if targets.is_empty() {
        return None;
    }
    let longest = targets.iter().map(|(target, rows)| {
        let limit = words::limit_h(target).unwrap_or(0.0);
        total(rows).max(limit)
    });
    let longest = longest.fold(0.0, f64::max) * 1.04;
    let hours = Scale {
        low: 0.0,
        high: longest,
        from: 208.0,
        to: WIDTH - 64.0,
    };
    let bottom = TOP + ROW * targets.len() as f64;
    let described: Vec<String> = targets
        .iter()
        .filter_map(|(target, rows)| describe(target, rows, lang))
        .collect();
    let mut svg = Svg::new(
        "budget",
        [WIDTH, bottom + 40.0],
        &say::caption_budget(lang),
        &described.join(" "),
    );
    svg.hatch("readiness-hatch", 6.0, 45.0);
    steps::key(&mut svg, hours.from, lang);
    axis(&mut svg, hours, bottom, lang);
    for (at, (target, rows)) in targets.iter().enumerate() {
        let middle = TOP + ROW * (at as f64 + 0.5);
        row(&mut svg, (target, rows), hours, (middle, lang));
    }
    Some(svg.finish())
}

/// The rows of one target, in the order of the steps.
fn rows_of<'a>(summary: &'a Summary, target_id: &str) -> Vec<&'a BudgetRow> {
    let rows = summary.time_budget.iter();
    rows.filter(|row| row.target_id == target_id).collect()
}

fn total(rows: &[&BudgetRow]) -> f64 {
    rows.iter().map(|row| row.mean_h).sum()
}

/// The step of a row, with its number in the table.
fn step_of_row(row: &BudgetRow) -> Option<(usize, Step)> {
    let numbered = Step::ALL.into_iter().enumerate();
    let mut found = numbered.filter(|(_, step)| step.key() == row.step);
    found.next().map(|(at, step)| (at + 1, step))
}

fn describe(target: &TargetResult, rows: &[&BudgetRow], lang: Lang) -> Option<String> {
    let longest = rows.iter().max_by(|a, b| a.mean_h.total_cmp(&b.mean_h))?;
    let (_, step) = step_of_row(longest)?;
    Some(say::describe_budget(
        lang,
        &target.indicator,
        words::hours(lang, Some(total(rows))),
        words::step(lang, step),
        words::hours(lang, Some(longest.mean_h)),
    ))
}

fn axis(svg: &mut Svg, hours: Scale, bottom: f64, lang: Lang) {
    let step = step_of(hours.high, 12.0, &HOUR_STEPS);
    for time in ticks(hours.high, step) {
        let x = hours.at(time);
        svg.line("grid", [x, TOP], [x, bottom]);
        svg.text(
            "tick",
            [x, bottom + 18.0],
            Anchor::Middle,
            &numbers::shortest(time),
        );
    }
    let unit = say::hours_unit(lang);
    svg.text(
        "tick",
        [hours.to + 22.0, bottom + 18.0],
        Anchor::Start,
        &unit,
    );
}

fn row(
    svg: &mut Svg,
    (target, rows): (&TargetResult, &[&BudgetRow]),
    hours: Scale,
    (middle, lang): (f64, Lang),
) {
    for (at, line) in wrap(&target.indicator, 14.5, 2).iter().enumerate() {
        let y = middle - 3.0 + 17.0 * at as f64;
        svg.text("label", [0.0, y], Anchor::Start, line.trim_end());
    }
    let mut spent = 0.0;
    for row in rows {
        let Some((number, step)) = step_of_row(row) else {
            continue;
        };
        let (from, to) = (hours.at(spent), hours.at(spent + row.mean_h));
        spent += row.mean_h;
        let class = steps::group(step).class();
        svg.rect(class, [from, middle - 13.0], [to - from, 26.0]);
        if to - from >= 14.0 {
            let at = [f64::midpoint(from, to), middle + 5.0];
            let class = format!("number {class}-number");
            svg.text(&class, at, Anchor::Middle, &number.to_string());
        }
    }
    if let Some(limit) = words::limit_h(target) {
        let x = hours.at(limit);
        svg.line("limit", [x, middle - 20.0], [x, middle + 20.0]);
    }
    let end = [hours.at(spent) + 8.0, middle + 5.0];
    svg.text(
        "value halo",
        end,
        Anchor::Start,
        &words::hours(lang, Some(spent)),
    );
}
