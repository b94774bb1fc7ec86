//! Figures as tables of known answers write them: `Wq=0.66666667 h Lq=1.33333333 P(W>0.25h)=0.5192`.

/// Digits that a figure called exact is held to.
const EXACT_DECIMALS: u32 = 9;

/// A named figure, or a list of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The words before the sign of equality; empty where there is none.
    pub name: String,
    /// The values; more than one where a list is written in brackets.
    pub values: Vec<f64>,
    /// `h`, `min`, `/h` or `/min`; empty where none is written.
    pub unit: &'static str,
    /// Digits after the point, the most of any value.
    pub decimals: u32,
}

impl Quantity {
    /// The first value.
    pub fn value(&self) -> f64 {
        self.values.first().copied().unwrap_or(f64::NAN)
    }

    /// Half a unit of the last digit written, and a little for rounding in the last bit.
    pub fn rounding(&self) -> f64 {
        let unit = libm::pow(10.0, -f64::from(self.decimals));
        if self.decimals == 0 {
            1e-9
        } else {
            unit * 0.500_01
        }
    }

    /// Hours as this figure writes them; `usual` is the unit where none is written.
    pub fn hours_as_written(&self, hours: f64, usual: &str) -> f64 {
        let unit = if self.unit.is_empty() {
            usual
        } else {
            self.unit
        };
        hours * if unit == "min" { 60.0 } else { 1.0 }
    }
}

/// All figures of a text, in order. What is in round brackets after a figure is a remark.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut pieces = text.split('=');
    let first = pieces.next().unwrap_or("");
    let mut name = match figure(first) {
        Some((bare, rest)) => {
            found.push(Quantity {
                name: String::new(),
                ..bare
            });
            rest.to_owned()
        }
        None => first.to_owned(),
    };
    for piece in pieces {
        let (quantity, rest) = match figure(piece) {
            Some((quantity, rest)) => (Some(quantity), rest),
            None => (None, piece),
        };
        if let Some(quantity) = quantity {
            found.push(Quantity {
                name: tidy(&name).to_owned(),
                ..quantity
            });
        }
        rest.clone_into(&mut name);
    }
    found
}

fn tidy(name: &str) -> &str {
    name.trim_matches(|c: char| c.is_whitespace() || c == ',' || c == ';')
}

/// The figure a text begins with, and what follows it, the unit and remarks taken off.
fn figure(text: &str) -> Option<(Quantity, &str)> {
    let text = text.trim_start();
    let exactly = text.strip_prefix("exactly");
    let text = exactly.unwrap_or(text).trim_start();
    let (cells, rest) = match text.strip_prefix('[') {
        Some(list) => list.split_once(']')?,
        None => text.split_at(text.find(|c: char| !number_sign(c)).unwrap_or(text.len())),
    };
    let cells: Vec<&str> = cells
        .split(',')
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let values: Vec<f64> = cells
        .iter()
        .map(|cell| number(cell))
        .collect::<Option<_>>()?;
    let decimals = cells.iter().map(|cell| {
        cell.split_once('.')
            .map_or(0, |(_, digits)| digits.len() as u32)
    });
    let (unit, rest) = unit(rest);
    let quantity = Quantity {
        name: String::new(),
        decimals: decimals
            .max()?
            .max(if exactly.is_some() { EXACT_DECIMALS } else { 0 }),
        values,
        unit,
    };
    let rest = rest.trim_start();
    let rest = match rest
        .strip_prefix('(')
        .and_then(|remark| remark.split_once(')'))
    {
        Some((_, after)) => after,
        None => rest,
    };
    Some((quantity, rest))
}

fn number_sign(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '-' | '+')
}

/// A number, or `1/2` where the caller has kept it whole.
fn number(text: &str) -> Option<f64> {
    text.trim_end_matches('.')
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())
}

fn unit(rest: &str) -> (&'static str, &str) {
    let spaced = rest.trim_start();
    for unit in ["/min", "/h", "min", "h"] {
        if let Some(after) = spaced.strip_prefix(unit)
            && !after.starts_with(|c: char| c.is_alphanumeric())
        {
            return (unit, after);
        }
    }
    ("", rest)
}

/// The inputs of a system: figures by the last word of their name.
#[derive(Clone, Debug)]
pub struct Inputs {
    figures: Vec<Quantity>,
    /// Everything said of the system, in lower case.
    pub words: String,
}

impl Inputs {
    /// Reads the inputs of a row; what stands in the system's own description counts too.
    pub fn read(system: &str, inputs: &str) -> Self {
        let mut figures = quantities(inputs);
        figures.extend(quantities(system));
        Self {
            figures,
            words: format!("{system}; {inputs}").to_lowercase(),
        }
    }

    /// A figure.
    pub fn get(&self, name: &str) -> Option<&Quantity> {
        self.figures
            .iter()
            .find(|figure| figure.name.split_whitespace().last() == Some(name))
    }
    /// A bare number that must be positive.
    pub fn positive(&self, name: &str) -> Option<f64> {
        self.get(name)
            .map(Quantity::value)
            .filter(|&value| value > 0.0)
    }
    /// A count of at least one.
    pub fn count(&self, name: &str) -> Option<u32> {
        self.positive(name)
            .filter(|value| *value >= 1.0 && *value <= 1e6)
            .map(|value| value as u32)
    }
    /// A rate, per hour.
    pub fn rate_per_h(&self, name: &str) -> Option<f64> {
        let per_min = self.unit(name) == "/min";
        self.positive(name)
            .map(|rate| if per_min { rate * 60.0 } else { rate })
    }
    /// A time, in hours; in `usual` where the row names no unit.
    pub fn hours(&self, name: &str, usual: &str) -> Option<f64> {
        let unit = self.unit(name);
        let unit = if unit.is_empty() { usual } else { unit };
        self.positive(name)
            .map(|time| if unit == "min" { time / 60.0 } else { time })
    }
    /// The unit of a figure; that of a later one where it has none, as in `S=10 Z=135 min`.
    fn unit(&self, name: &str) -> &'static str {
        let named = |figure: &Quantity| figure.name.split_whitespace().last() == Some(name);
        let at = self.figures.iter().position(named).unwrap_or(0);
        let mut later = self.figures[at.min(self.figures.len())..].iter();
        later
            .find(|figure| !figure.unit.is_empty())
            .map_or("", |figure| figure.unit)
    }
    /// The number that stands before a word, as in `4 trucks` or `one dock`.
    pub fn before(&self, word: &str) -> Option<f64> {
        let (before, _) = self.words.split_once(word)?;
        spelt(before.split_whitespace().last()?)
    }
    /// The number that stands after a word, as in `horizon 480`.
    pub fn after(&self, word: &str) -> Option<f64> {
        let (_, after) = self.words.split_once(word)?;
        spelt(after.split_whitespace().next()?)
    }
    /// All numbers that stand right after `mark`, as in `p=.7, else p=.95`.
    pub fn all_after(&self, mark: &str) -> Vec<f64> {
        self.words.split(mark).skip(1).filter_map(leading).collect()
    }
}

/// The number a text begins with; `1/2` is one.
fn leading(text: &str) -> Option<f64> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !number_sign(c) && c != '/')
        .unwrap_or(text.len());
    match text[..end].split_once('/') {
        Some((above, below)) if !below.is_empty() => Some(number(above)? / number(below)?),
        _ => number(text[..end].trim_end_matches('/')),
    }
}

fn spelt(word: &str) -> Option<f64> {
    match word {
        "one" => Some(1.0),
        "two" => Some(2.0),
        "three" => Some(3.0),
        "four" => Some(4.0),
        _ => leading(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, f64, &'static str)> {
        let tuple = |q: Quantity| (q.name.clone(), q.value(), q.unit);
        quantities(text).into_iter().map(tuple).collect()
    }

    #[test]
    fn figures_are_read_with_names_and_units() {
        let expect = |list: &[(&str, f64, &'static str)], text: &str| {
            let list: Vec<_> = list.iter().map(|&(n, v, u)| (n.to_owned(), v, u)).collect();
            assert_eq!(read(text), list, "{text}");
        };
        expect(
            &[
                ("P(wait)", 0.5, ""),
                ("Wq", 0.6, "h"),
                ("P(W>0.25h)", 0.7, ""),
            ],
            "P(wait)=0.5 Wq=0.6 h P(W>0.25h)=0.7",
        );
        expect(
            &[
                ("trips/h", 1.5, ""),
                ("dock residence", 12.0, "min"),
                ("queue incl. loading", 0.3, ""),
            ],
            "trips/h=1.5 dock residence=12.0 min queue incl. loading=0.3",
        );
        expect(
            &[("", 8.0, ""), ("fill rate", 0.9, "")],
            "8.0 fill rate=0.9",
        );
        expect(&[("", 22.5, "")], "22.5 of 23");
        expect(&[("", 0.5, "")], "exactly 0.5");
        expect(
            &[("R(1,20)", 0.2, ""), ("R(all)", 0.1, "")],
            "R(1,20)=0.2 R(all)=0.1",
        );
        expect(
            &[("first", 70.0, ""), ("n", 42.0, ""), ("last", 480.0, "")],
            "first=70 n=42 last=480 (one each 10 min from 70)",
        );
        expect(
            &[
                ("lam", 2.0, "/h"),
                ("E[S]", 0.3, "h"),
                ("lognormal cv", 1.5, ""),
            ],
            "lam=2/h E[S]=0.3 h lognormal cv=1.5",
        );
    }

    #[test]
    fn lists_are_read_whole() {
        let found = quantities("arrivals=[70, 80, 90] tonnes by 480=60");
        assert_eq!(found[0].values, [70.0, 80.0, 90.0]);
        assert_eq!(
            (found[1].name.as_str(), found[1].value()),
            ("tonnes by 480", 60.0)
        );
    }

    #[test]
    fn a_unit_at_the_end_holds_for_what_stands_before_it() {
        let inputs = Inputs::read("closed network", "N=4 S=10 Z=135 min");
        assert_eq!(inputs.hours("S", "h"), Some(10.0 / 60.0));
        let inputs = Inputs::read("", "lam1=1.0 lam2=1.5 mu=1.0/h");
        assert_eq!(inputs.rate_per_h("lam2"), Some(1.5));
    }

    #[test]
    fn nonsense_yields_no_figures_and_no_panic() {
        for text in [
            "",
            "=",
            "a=b",
            "[",
            "x=[1,",
            "c==",
            "p=1e999",
            "N=-",
            "h",
            "=5",
            "é=ü=1é",
        ] {
            let _ = quantities(text);
            let inputs = Inputs::read(text, text);
            let _ = (
                inputs.hours("c", "h"),
                inputs.before("x"),
                inputs.all_after("p="),
            );
        }
    }
}
