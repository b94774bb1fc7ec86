//! What was measured, by what grew.

use std::fmt::Write as _;
use std::path::Path;

use super::fit::exponent;

/// One measured value.
struct Point {
    /// What grew: `nodes`, `depots`, `places`, `epochs`.
    against: &'static str,
    /// What was measured.
    what: &'static str,
    x: f64,
    y: f64,
    /// `ms`, or empty for counts.
    unit: &'static str,
}

/// All measured values, in the order in which they came.
#[derive(Default)]
pub struct Points(Vec<Point>);

/// One thing measured, at every size.
struct Series<'a> {
    what: &'a str,
    unit: &'a str,
    points: Vec<(f64, f64)>,
}

impl Points {
    /// A time in ms.
    pub fn time(&mut self, against: &'static str, what: &'static str, x: usize, ms: f64) {
        self.0.push(Point {
            against,
            what,
            x: x as f64,
            y: ms,
            unit: "ms",
        });
    }

    /// A count.
    pub fn count(&mut self, against: &'static str, what: &'static str, x: usize, count: usize) {
        self.0.push(Point {
            against,
            what,
            x: x as f64,
            y: count as f64,
            unit: "",
        });
    }

    fn series(&self, against: &str) -> Vec<Series<'_>> {
        let mut all: Vec<Series> = Vec::new();
        for point in self.0.iter().filter(|point| point.against == against) {
            let at = (point.x, point.y);
            match all.iter_mut().find(|series| series.what == point.what) {
                Some(series) => series.points.push(at),
                None => all.push(Series {
                    what: point.what,
                    unit: point.unit,
                    points: vec![at],
                }),
            }
        }
        all
    }

    /// A table for each thing that grew, ready for Markdown.
    pub fn print(&self) {
        for against in ["nodes", "depots", "places", "epochs"] {
            let all = self.series(against);
            let mut sizes: Vec<f64> = all
                .iter()
                .flat_map(|series| series.points.iter().map(|point| point.0))
                .collect();
            sizes.sort_by(f64::total_cmp);
            sizes.dedup();
            let mut table = format!("\n| {against} |");
            let mut rule = "\n|---|".to_owned();
            for size in &sizes {
                let _ = write!(table, " {size:.0} |");
                rule.push_str("---|");
            }
            println!("{table} exponent |{rule}---|");
            for series in &all {
                println!("{}", series.row(&sizes));
            }
        }
    }

    /// All points as a table for programs.
    pub fn write(&self, file: &Path) {
        let mut table = csv::Writer::from_path(file).expect("the file can be written");
        table
            .write_record(["against", "what", "x", "y", "unit"])
            .expect("a row");
        for point in &self.0 {
            let (x, y) = (point.x.to_string(), point.y.to_string());
            table
                .write_record([point.against, point.what, &x, &y, point.unit])
                .expect("a row");
        }
        table.flush().expect("the file can be written");
    }
}

impl Series<'_> {
    fn row(&self, sizes: &[f64]) -> String {
        let unit = if self.unit.is_empty() {
            String::new()
        } else {
            format!(", {}", self.unit)
        };
        let mut row = format!("| {}{unit} |", self.what);
        for size in sizes {
            let y = self
                .points
                .iter()
                .find(|point| point.0.total_cmp(size).is_eq())
                .map(|point| point.1);
            let cell = match y {
                None => String::new(),
                Some(y) if self.unit.is_empty() => format!("{y:.0}"),
                Some(y) if y < 1.0 => format!("{y:.4}"),
                Some(y) => format!("{y:.2}"),
            };
            let _ = write!(row, " {cell} |");
        }
        let (slope, error) = exponent(&self.points);
        format!("{row} {slope:.2} ± {error:.2} |")
    }
}
