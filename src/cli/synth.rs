//! `reliefsim synth`: a synthetic district of any size, from a seed.

use clap::Args;
use serde_json::json;

use super::answer::Answer;
use super::arguments::Destination;
use super::failure::Failure;
use super::options::Settings;
use crate::intake::synth::{self, SynthOptions};
use crate::scenario::WriteError;
use crate::text::messages::cli as say;

const EXAMPLES: &str = "\
Examples:
  reliefsim synth --out small --places 50
  reliefsim synth --out county --places 300 --nodes 10000 --seed 7
  reliefsim synth --out county && reliefsim run county -n 1000";

/// Make a synthetic district. 生成虚拟县区。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Seed of the district
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// Villages and communities
    #[arg(long, value_name = "N", default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub places: u32,
    /// Towns
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub towns: u32,
    /// Junctions of the road network
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(2..=2_000_000))]
    pub nodes: u32,
    #[command(flatten)]
    pub into: Destination,
}

/// Makes the district.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let options = SynthOptions {
        seed: arguments.seed,
        nodes: arguments.nodes as usize,
        places: arguments.places as usize,
        towns: arguments.towns as usize,
    };
    let out = &arguments.into.out;
    if !arguments.into.replace
        && std::fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some())
    {
        let error =
            std::io::Error::new(std::io::ErrorKind::AlreadyExists, "the folder is not empty");
        return Err(Failure::from(WriteError {
            path: out.clone(),
            error,
        }));
    }
    let draft = synth::write_scenario(&options, &arguments.into.out)?;
    let folder = arguments.into.out.display().to_string();
    let data = json!({ "folder": folder, "nodes": draft.nodes.len(), "links": draft.links.len(), "places": draft.places.len() });
    Ok(Answer::done(
        data,
        say::scenario_made(settings.lang, &folder) + "\n",
    ))
}
