//! Rows of known answers: `id,system,inputs,expected,method`.

/// The rows that come with the program. Their values were computed independently of it, by the method each row names.
const BUILT_IN: &str = include_str!("oracles.csv");

/// One row: a system, its inputs, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Name of the row; numbered where several rows share it.
    pub id: String,
    /// The system in words.
    pub system: String,
    /// Its inputs.
    pub inputs: String,
    /// What is known of it.
    pub expected: String,
    /// How that was worked out.
    pub source: String,
}

/// Why a file of rows cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// Not a table.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// A column is missing.
    #[error("there is no column `{0}`")]
    Column(&'static str),
}

impl Case {
    /// The rows that come with the program.
    pub fn built_in() -> Vec<Self> {
        // The file is part of the program, and a test reads it.
        Self::read(BUILT_IN).unwrap_or_default()
    }

    /// Reads rows in the form of the built-in ones. Columns are found by name; others are passed over.
    ///
    /// # Errors
    /// Where the text is not a table, or `id`, `system`, `inputs` or `expected` is missing.
    pub fn read(text: &str) -> Result<Vec<Self>, CaseError> {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.as_bytes());
        let headers = reader.headers()?.clone();
        let column = |name: &'static str| headers.iter().position(|header| header.trim() == name);
        let need = |name: &'static str| column(name).ok_or(CaseError::Column(name));
        let [id, system, inputs, expected] = [
            need("id")?,
            need("system")?,
            need("inputs")?,
            need("expected")?,
        ];
        let source = column("method").or(column("source"));
        let mut cases = Vec::new();
        for row in reader.records() {
            let row = row?;
            let cell = |at: usize| row.get(at).unwrap_or("").trim().to_owned();
            cases.push(Self {
                id: cell(id),
                system: cell(system),
                inputs: cell(inputs),
                expected: cell(expected),
                source: source.map_or_else(String::new, cell),
            });
        }
        take_over(&mut cases);
        number(&mut cases);
        Ok(cases)
    }
}

/// Rows that share a name become `Q1.1`, `Q1.2`, …
fn number(cases: &mut [Case]) {
    let names: Vec<String> = cases.iter().map(|case| case.id.clone()).collect();
    for (at, case) in cases.iter_mut().enumerate() {
        let same = |names: &[String]| names.iter().filter(|name| **name == case.id).count();
        let (all, before) = (same(&names), same(&names[..at]));
        if all > 1 {
            case.id = format!("{}.{}", names[at], before + 1);
        }
    }
}

/// Stands between the words of a row and those it takes over; what is said first goes first.
const SAME: &str = " ← ";

/// Row `Q7b` that says "same with …" takes over the words of `Q7`, from its own table or else from the built-in one.
fn take_over(cases: &mut [Case]) {
    let words: Vec<(String, String)> = words(cases);
    for case in cases {
        let system = case.system.to_lowercase();
        if !["same with", "as q"]
            .iter()
            .any(|start| system.starts_with(start))
        {
            continue;
        }
        let base = case.id.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let find = |words: &[(String, String)]| {
            let found = words.iter().find(|(id, _)| id == base);
            found.map(|(_, system)| system.clone())
        };
        if base != case.id
            && let Some(base) = find(&words).or_else(|| find(&self::words(&Case::built_in())))
        {
            case.system = format!("{}{SAME}{base}", case.system);
        }
    }
}

fn words(cases: &[Case]) -> Vec<(String, String)> {
    let pair = |case: &Case| (case.id.clone(), case.system.clone());
    cases.iter().map(pair).collect()
}
