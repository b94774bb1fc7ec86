//! The tables of the terminal: aligned by display width, at most a hundred columns, never by colour alone.
//!
//! In: rows of cells. Out: text with thin rules, or tab-separated values without any for `--plain`.

use unicode_width::UnicodeWidthStr;

use super::files::relieved_within;
use super::{latest, numbers, words};
use crate::run::{AttributionResult, StepResult, Summary, TargetResult};
use crate::text::Lang;
use crate::text::messages::report as say;

/// Widest table, in columns of the terminal.
pub const WIDEST: usize = 100;
/// Blanks between columns.
const GAP: usize = 2;
/// Places in the table of the latest.
const LATEST: usize = 5;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Aligned, with rules.
    Ruled,
    /// Tab-separated, one header line.
    Plain,
}

/// A table for the terminal. The first column gives way when the whole is too wide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextTable {
    /// Headings; those of figures are set to the right.
    pub columns: Vec<(String, Set)>,
    /// Cells.
    pub rows: Vec<Vec<String>>,
}

/// To which side a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Text.
    Left,
    /// Figures.
    Right,
}

impl TextTable {
    /// The table as text, ending in a line break.
    pub fn text(&self, form: Form) -> String {
        match form {
            Form::Plain => self.separated(),
            Form::Ruled => self.ruled(),
        }
    }

    fn headings(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.0.clone()).collect()
    }

    fn separated(&self) -> String {
        let line = |cells: &[String]| cells.join("\t") + "\n";
        let rows: String = self.rows.iter().map(|row| line(row)).collect();
        line(&self.headings()) + &rows
    }

    fn ruled(&self) -> String {
        let widths = self.widths();
        let whole = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        let rule = "─".repeat(whole) + "\n";
        let rows: String = self
            .rows
            .iter()
            .map(|row| self.line(row, &widths))
            .collect();
        let head = self.line(&self.headings(), &widths);
        format!("{rule}{head}{rule}{rows}{rule}")
    }

    /// Widths of the columns; the first shrinks until the table fits.
    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|column| column.0.width()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        let whole = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        if let Some(first) = widths.first_mut() {
            let least = (*first).min(8);
            *first = first
                .saturating_sub(whole.saturating_sub(WIDEST))
                .max(least);
        }
        widths
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let set = self.columns.iter().map(|column| column.1);
        let padded = cells
            .iter()
            .zip(widths)
            .zip(set)
            .map(|((cell, &width), set)| {
                let cell = cut(cell, width);
                let blanks = " ".repeat(width - cell.width());
                match set {
                    Set::Left => cell + &blanks,
                    Set::Right => blanks + &cell,
                }
            });
        let line = padded.collect::<Vec<_>>().join(&" ".repeat(GAP));
        line.trim_end().to_owned() + "\n"
    }
}

/// The text, cut to this width with an ellipsis where it is wider.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if kept.width() + 1 > width {
            kept.pop();
            break;
        }
    }
    kept + "…"
}

/// The verdicts: one row a target, none left out. The verdict stands last, because terminals disagree on the width of its shape.
pub fn verdicts(summary: &Summary, lang: Lang) -> TextTable {
    let level = numbers::percent(summary.interval_level);
    let row = |target: &TargetResult| {
        let dash = || "–".to_owned();
        let found = if let (Some(probability), Some(low), Some(high)) =
            (target.chance(), target.ci_low, target.ci_high)
        {
            [
                numbers::percent(probability),
                numbers::interval(low, high),
                numbers::percent(target.reliability),
                numbers::grouped(target.replications),
            ]
        } else {
            let computed = words::computed(lang, target);
            [dash(), computed.unwrap_or_else(dash), dash(), dash()]
        };
        let verdict = target.verdict.word(lang);
        let mut row = vec![target.indicator.clone(), words::limit(lang, target)];
        row.extend(found);
        row.push(format!("{} {verdict}", target.verdict.shape()));
        row
    };
    TextTable {
        columns: vec![
            (say::column_indicator(lang), Set::Left),
            (say::column_limit(lang), Set::Left),
            (say::column_probability(lang), Set::Right),
            (say::column_interval(lang, level), Set::Right),
            (say::column_reliability(lang), Set::Right),
            (say::column_replications(lang), Set::Right),
            (say::column_verdict(lang), Set::Left),
        ],
        rows: words::tested_first(summary).map(row).collect(),
    }
}

/// What breaks each row about a time of relief first; `None` where nobody is late.
pub fn what_breaks(summary: &Summary, lang: Lang) -> Option<TextTable> {
    let row = |(target, row): (&TargetResult, &AttributionResult)| {
        let first = row.first();
        let of = |share: fn(&StepResult) -> f64| {
            first.map_or_else(|| "–".to_owned(), |step| numbers::percent(share(step)))
        };
        vec![
            target.indicator.clone(),
            words::limit(lang, target),
            numbers::percent(row.late_share),
            of(|step| step.in_time_share),
            of(|step| step.stuck_share),
            first.map_or_else(|| "–".to_owned(), |step| words::step(lang, step.step)),
        ]
    };
    let rows: Vec<Vec<String>> = summary.broken().map(row).collect();
    let columns = vec![
        (say::column_indicator(lang), Set::Left),
        (say::column_limit(lang), Set::Left),
        (say::column_late(lang), Set::Right),
        (say::column_in_time(lang), Set::Right),
        (say::column_stuck(lang), Set::Right),
        (say::column_breaks_first(lang), Set::Left),
    ];
    (!rows.is_empty()).then_some(TextTable { columns, rows })
}

/// The places most often late; `None` where no place was held against a limit.
pub fn latest_places(summary: &Summary, lang: Lang) -> Option<TextTable> {
    let limit = latest::limit_h(summary)?;
    let rows: Vec<Vec<String>> = latest::order(summary, limit, LATEST)
        .into_iter()
        .map(|at| {
            let place = &summary.places[at];
            let within = relieved_within(place, limit);
            vec![
                place.name.clone(),
                place.town.clone(),
                numbers::grouped(u64::from(place.population)),
                within.map(numbers::percent).unwrap_or_default(),
                words::hours(lang, place.relief.p50),
                words::hours(lang, place.relief.p95),
            ]
        })
        .collect();
    let limit = say::hours(lang, numbers::shortest(limit));
    let columns = vec![
        (say::column_place(lang), Set::Left),
        (say::column_town(lang), Set::Left),
        (say::column_residents(lang), Set::Right),
        (say::column_relieved_within(lang, limit), Set::Right),
        (say::column_median(lang), Set::Right),
        (say::column_p95(lang), Set::Right),
    ];
    (!rows.is_empty()).then_some(TextTable { columns, rows })
}

/// How long it took: `10,000 replications in 12.3 s (813 a second)`.
pub fn end_line(replications: u64, wall_s: f64, lang: Lang) -> String {
    let rate = numbers::quantity(replications as f64 / wall_s.max(1e-3));
    let wall = if wall_s < 100.0 {
        format!("{} s", numbers::fixed(Some(wall_s), 1))
    } else {
        let seconds = libm::round(wall_s) as u64;
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    };
    say::terminal_end(lang, numbers::grouped(replications), wall, rate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn no_line_is_wider_than_a_hundred_columns_in_either_language() {
        for lang in [Lang::En, Lang::Zh] {
            let mut summary = fixture::summary(lang);
            summary.targets[0].indicator = "受灾群众基本生活初步救助时间".repeat(6);
            for table in [
                Some(verdicts(&summary, lang)),
                what_breaks(&summary, lang),
                latest_places(&summary, lang),
            ] {
                let text = table.expect("the fixture has places").text(Form::Ruled);
                assert!(text.lines().all(|line| line.width() <= WIDEST), "{text}");
            }
        }
    }

    #[test]
    fn columns_begin_at_the_same_width_whatever_the_script() {
        let table = TextTable {
            columns: vec![("a".into(), Set::Left), ("b".into(), Set::Right)],
            rows: vec![
                vec!["中文".into(), "1".into()],
                vec!["text".into(), "22".into()],
            ],
        };
        let text = table.text(Form::Ruled);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[3], "中文   1");
        assert_eq!(lines[4], "text  22");
    }

    #[test]
    fn plain_is_tab_separated_with_one_row_a_target() {
        let summary = fixture::summary(Lang::En);
        let text = verdicts(&summary, Lang::En).text(Form::Plain);
        assert_eq!(text.lines().count(), summary.targets.len() + 1);
        assert!(text.lines().all(|line| line.split('\t').count() == 7));
    }

    #[test]
    fn the_end_line_states_count_time_and_rate() {
        assert_eq!(
            end_line(10_000, 12.34, Lang::En),
            "10,000 replications in 12.3 s (810 a second)"
        );
        assert!(end_line(10, 125.0, Lang::Zh).contains("2 min 05 s"));
    }
}
