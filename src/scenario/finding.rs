//! What is wrong with a scenario, and where: collected, never first-only.

use crate::text::{Code, Lang, Severity, codes};

/// A place in a file of the scenario folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize)]
pub struct Spot {
    /// File, relative to the scenario folder, with `/`.
    pub file: String,
    /// Line, from 1; 0 = the whole file.
    pub line: u32,
    /// Column in characters, from 1; 0 = the whole line.
    pub column: u32,
    /// Column name or key, where there is one.
    pub field: Option<String>,
    /// The line as written, cut to a screen's width around the column; empty where there is none.
    pub excerpt: String,
    /// First character of the cell within the excerpt, from 0, and its length in characters.
    pub highlight: (usize, usize),
}

/// One thing that is wrong, at a [`Spot`] of a scenario unless another kind of place is named.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Finding<S = Spot> {
    /// Which kind of fault.
    pub code: Code,
    /// Where.
    pub spot: S,
    /// The values that the texts of the code name.
    pub values: Vec<(&'static str, String)>,
}

impl<S> Finding<S> {
    /// A finding at a spot, without values.
    pub fn new(code: Code, spot: S) -> Self {
        Self {
            code,
            spot,
            values: Vec::new(),
        }
    }
    /// Adds a value that the texts name.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "callers hand over whatever can be printed"
    )]
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
    /// The same, told at another spot.
    pub fn at<T>(self, spot: T) -> Finding<T> {
        Finding {
            code: self.code,
            spot,
            values: self.values,
        }
    }
    /// Whether it is an error or a warning.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
    /// What is wrong, for people.
    pub fn message(&self, lang: Lang) -> String {
        codes::fill(self.code.text(lang).message, &self.values)
    }
    /// The nearest mend, for people.
    pub fn mend(&self, lang: Lang) -> String {
        codes::fill(self.code.text(lang).mend, &self.values)
    }
}

/// All findings, in the order of file and line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// Notes one more.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }
    /// Notes as many as there are.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.0.extend(findings);
    }
    /// How many are errors.
    pub fn errors(&self) -> usize {
        self.0
            .iter()
            .filter(|finding| finding.severity() == Severity::Error)
            .count()
    }
    /// How many are warnings.
    pub fn warnings(&self) -> usize {
        self.0.len() - self.errors()
    }
    /// Puts them in the order of file, line and column.
    pub fn sort(&mut self) {
        self.0
            .sort_by(|a, b| (&a.spot, a.code).cmp(&(&b.spot, b.code)));
    }
}
