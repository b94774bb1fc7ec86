//! Groups of arguments that several commands share.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;

use crate::scenario::Request;

/// Changes to a scenario, without touching its files.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Changes to the scenario")]
pub struct Changes {
    /// Give any number of the scenario another value, e.g. `policy.order_min=30`; may be repeated
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub set: Vec<Assignment>,
    /// Switch a measure on; may be repeated
    #[arg(long = "measure", value_name = "NAME")]
    pub measures: Vec<String>,
    /// Switch a stress on, e.g. `triple_cut`; may be repeated
    #[arg(long = "stress", value_name = "NAME")]
    pub stress: Vec<String>,
}

impl Changes {
    /// The same for the scenario room.
    pub fn request(&self) -> Request {
        Request {
            set: self
                .set
                .iter()
                .map(|set| format!("{}={}", set.path, set.value))
                .collect(),
            measures: self.measures.clone(),
            stress: self.stress.clone(),
        }
    }
}

/// How often and how to draw.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Draws")]
pub struct Draws {
    /// How many replications; with `--precision`, at most this many
    #[arg(short = 'n', long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=u64::from(u32::MAX)))]
    pub replications: u64,
    /// Stop when the widest interval's half-width is at most this, e.g. 0.01
    #[arg(long, value_name = "P", value_parser = precision)]
    pub precision: Option<f64>,
    /// Seed of the random draws; the same seed gives the same results
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// Threads to use; results do not depend on it [default: all processors]
    #[arg(long, value_name = "T")]
    pub threads: Option<NonZeroUsize>,
}

/// Where tables are written, for importers.
#[derive(Clone, Debug, Args)]
pub struct Destination {
    /// Scenario folder to write into; made where needed
    #[arg(short, long, value_name = "DIR")]
    pub out: PathBuf,
    /// Replace tables that are already there
    #[arg(long)]
    pub replace: bool,
}

/// `path=value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// What is changed: `policy.order_min`, `sites.S01.docks`.
    pub path: String,
    /// Its new value, as it would stand in the file.
    pub value: String,
}

impl FromStr for Assignment {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((path, value)) if !path.trim().is_empty() => Ok(Self {
                path: path.trim().to_owned(),
                value: value.trim().to_owned(),
            }),
            _ => Err("expected PATH=VALUE, for instance policy.order_min=30".to_owned()),
        }
    }
}

/// One of several parts of a run, `I/N` with I from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1.
    pub index: u32,
    /// Of how many.
    pub of: u32,
}

impl FromStr for Shard {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/');
        let numbers = parts.and_then(|(index, of)| Some((index.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((index, of)) if 1 <= index && index <= of => Ok(Self { index, of }),
            _ => Err("expected I/N with I from 1 to N, for instance 2/8".to_owned()),
        }
    }
}

fn precision(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value > 0.0 && value < 0.5 => Ok(value),
        _ => Err("expected a half-width between 0 and 0.5, for instance 0.01".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_count_from_one() {
        assert_eq!("2/8".parse(), Ok(Shard { index: 2, of: 8 }));
        for bad in ["0/8", "9/8", "2", "a/b", "1/0", "-1/2"] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
    }

    #[test]
    fn assignments_need_a_path_and_keep_further_equal_signs() {
        let read: Assignment = "policy.order_min = lognormal(15, 30)"
            .parse()
            .expect("well formed");
        assert_eq!(read.value, "lognormal(15, 30)");
        assert!("=3".parse::<Assignment>().is_err() && "x".parse::<Assignment>().is_err());
    }
}
