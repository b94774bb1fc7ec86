//! From the words of a row to the system they name.

use super::case::Case;
use super::check::Note;
use super::experiment::System;
use super::experiment::backlog::Backlog;
use super::experiment::closed::ClosedNetwork;
use super::experiment::demand::Shortfall;
use super::experiment::lognormal;
use super::experiment::network::FailingNetwork;
use super::experiment::open::{OpenQueue, Service};
use super::experiment::question::{State, Wanted};
use super::experiment::shape::Shape;
use super::experiment::shuttle::Shuttle;
use super::quantity::Inputs;
use crate::random::Dist;

/// The system that a row names, with its inputs read.
pub fn recognise(case: &Case) -> Result<Box<dyn System>, Note> {
    let inputs = Inputs::read(&case.system, &case.inputs);
    let says = |words: &[&str]| words.iter().any(|words| inputs.words.contains(words));
    let boxed = |system: Option<Box<dyn System>>| system.ok_or(Note::BadInputs);
    if says(&["m/m/c//", "machine repair"]) {
        boxed(repair(&inputs))
    } else if says(&["loss,", "m/g/c/c", "erlang loss", "m/m/c/c"]) {
        boxed(loss(&inputs))
    } else if says(&["priority"]) {
        boxed(priority(&inputs))
    } else if says(&["m/g/", "m/d/"]) {
        boxed(general(&inputs))
    } else if says(&["m/m/"]) {
        boxed(multi(&inputs))
    } else if says(&["closed network"]) {
        boxed(closed(&inputs))
    } else if says(&["shuttle"]) {
        boxed(shuttle(&inputs))
    } else if says(&["backlog"]) {
        boxed(backlog(&inputs))
    } else if says(&["shortfall"]) {
        boxed(shortfall(&inputs))
    } else if says(&["percolation"]) {
        boxed(percolation(&inputs))
    } else if let Some(shape) = Shape::of_words(&inputs.words) {
        boxed(failing(case, &inputs, shape))
    } else {
        Err(Note::UnknownSystem)
    }
}

/// Servers: `c=3`, or the figure in `M/M/3`.
fn servers(inputs: &Inputs) -> Option<u32> {
    inputs.count("c").or_else(|| {
        let marks = ["m/m/", "m/g/", "m/d/"].iter();
        let count = marks.flat_map(|mark| inputs.all_after(mark)).next()?;
        (1.0..=1e6).contains(&count).then_some(count as u32)
    })
}

fn stable(queue: OpenQueue) -> Option<Box<dyn System>> {
    queue
        .is_stable()
        .then(|| Box::new(queue) as Box<dyn System>)
}

fn multi(inputs: &Inputs) -> Option<Box<dyn System>> {
    stable(OpenQueue {
        arrivals_per_h: vec![inputs.rate_per_h("lam")?],
        servers: servers(inputs)?,
        service_h: 1.0 / inputs.rate_per_h("mu")?,
        service: Service::Exponential,
    })
}

fn priority(inputs: &Inputs) -> Option<Box<dyn System>> {
    let rates = (1..=9).map_while(|class| inputs.rate_per_h(&format!("lam{class}")));
    let arrivals_per_h: Vec<f64> = rates.collect();
    if arrivals_per_h.is_empty() {
        return None;
    }
    stable(OpenQueue {
        arrivals_per_h,
        servers: servers(inputs)?,
        service_h: 1.0 / inputs.rate_per_h("mu")?,
        service: Service::Exponential,
    })
}

fn general(inputs: &Inputs) -> Option<Box<dyn System>> {
    let service_h = inputs
        .hours("E[S]", "h")
        .or_else(|| Some(1.0 / inputs.rate_per_h("mu")?))?;
    let says = |word: &str| inputs.words.contains(word);
    let (law, cv) = if says("deterministic") || says("m/d/") {
        (Dist::Fixed(service_h), 0.0)
    } else if says("exponential") {
        (Dist::Exponential(service_h), 1.0)
    } else if says("lognormal") {
        let cv = inputs.positive("cv")?;
        (lognormal(service_h, cv), cv)
    } else if says("uniform") {
        // From nothing to twice the mean.
        (Dist::Uniform(0.0, 2.0 * service_h), 1.0 / libm::sqrt(3.0))
    } else {
        return None;
    };
    stable(OpenQueue {
        arrivals_per_h: vec![inputs.rate_per_h("lam")?],
        servers: servers(inputs)?,
        service_h,
        service: Service::General(law, cv),
    })
}

/// The load says nothing of the time scale; a service is taken to last an hour.
fn loss(inputs: &Inputs) -> Option<Box<dyn System>> {
    stable(OpenQueue {
        arrivals_per_h: vec![inputs.positive("a")?],
        servers: servers(inputs)?,
        service_h: 1.0,
        service: Service::Loss,
    })
}

fn repair(inputs: &Inputs) -> Option<Box<dyn System>> {
    Some(Box::new(ClosedNetwork {
        customers: inputs.count("N")?,
        servers: inputs.count("c")?,
        away_h: 1.0 / inputs.rate_per_h("fail")?,
        service_h: 1.0 / inputs.rate_per_h("repair")?,
        usual_unit: "h",
    }))
}

fn closed(inputs: &Inputs) -> Option<Box<dyn System>> {
    Some(Box::new(ClosedNetwork {
        customers: inputs.count("N")?,
        servers: inputs.count("c").unwrap_or(1),
        away_h: inputs.hours("Z", "min")?,
        service_h: inputs.hours("S", "min")?,
        usual_unit: "min",
    }))
}

fn shuttle(inputs: &Inputs) -> Option<Box<dyn System>> {
    let count = |value: f64| (1.0..=1e5).contains(&value).then_some(value as u32);
    let shuttle = Shuttle {
        trucks: count(inputs.before(" truck")?)?,
        payload_t: inputs.after(" x ").unwrap_or(1.0),
        docks: inputs.before(" dock").map_or(Some(1), count)?,
        load_min: inputs.after(" load ")?,
        one_way_min: inputs.after("one-way ")?,
        unload_min: inputs.after("unload ")?,
        horizon_min: inputs.after("horizon ")?,
    };
    let times = [
        shuttle.load_min,
        shuttle.one_way_min,
        shuttle.unload_min,
        shuttle.horizon_min,
    ];
    // A round trip that takes no time would never end.
    let ends = times.iter().all(|time| (0.0..1e7).contains(time)) && times[0] + times[1] > 0.0;
    ends.then(|| Box::new(shuttle) as Box<dyn System>)
}

fn backlog(inputs: &Inputs) -> Option<Box<dyn System>> {
    Some(Box::new(Backlog {
        tasks: inputs.count("n")?,
        crews: inputs.count("c")?,
        task_h: inputs.after("exp(mean ").unwrap_or(1.0),
    }))
}

fn shortfall(inputs: &Inputs) -> Option<Box<dyn System>> {
    let (_, law) = inputs.words.split_once("n(")?;
    let (mean, sd) = law.split_once(')')?.0.split_once(',')?;
    let [mean, sd] =
        [mean, sd].map(|text| text.trim().parse::<f64>().ok().filter(|value| *value > 0.0));
    let stock = inputs.get("q")?.value();
    Some(Box::new(Shortfall {
        mean: mean?,
        sd: sd?,
        stock,
    }))
}

/// Probability that a link stays open, alone or given a state of the event: `with prob .2 p=.7, else p=.95`.
fn states(inputs: &Inputs) -> Option<Vec<State>> {
    let open = inputs.all_after("p=");
    let first = inputs.all_after("with prob").first().copied();
    let states = match (first, open.as_slice()) {
        (None, &[open, ..]) => vec![State {
            probability: 1.0,
            open,
        }],
        (Some(probability), &[in_storm, else_open, ..]) => vec![
            State {
                probability,
                open: in_storm,
            },
            State {
                probability: 1.0 - probability,
                open: else_open,
            },
        ],
        _ => return None,
    };
    let share = |p: f64| (0.0..=1.0).contains(&p);
    states
        .iter()
        .all(|state| share(state.probability) && share(state.open))
        .then_some(states)
}

fn failing(case: &Case, inputs: &Inputs, shape: Shape) -> Option<Box<dyn System>> {
    let named = || {
        let (_, rest) = case.system.split_once("R(")?;
        Wanted::named(&format!("R({})", rest.split_once(')')?.0), &shape)
    };
    let unnamed = match inputs.after("reachable from node") {
        Some(node) if node >= 1.0 && node <= shape.nodes as f64 => {
            Wanted::Reachable(node as usize - 1)
        }
        Some(_) => return None,
        None => named().unwrap_or_else(|| Wanted::Joined(shape.ends.to_vec())),
    };
    let states = states(inputs)?;
    Some(Box::new(FailingNetwork {
        shape,
        narrow: None,
        states,
        unnamed,
    }))
}

/// Side of the rectangle where a row says "any n".
const ANY_SIDE: u32 = 12;
/// Side at which the exact algorithm is quick; at p = 1/2 the answer is the same for all.
const NARROW_SIDE: u32 = 4;

fn percolation(inputs: &Inputs) -> Option<Box<dyn System>> {
    let n = inputs.count("n").map_or(ANY_SIDE, |n| n.min(400));
    let states = states(inputs)?;
    let self_dual = states
        .iter()
        .all(|state| state.open.to_bits() == 0.5_f64.to_bits());
    let shape = Shape::rectangle(n);
    Some(Box::new(FailingNetwork {
        narrow: (self_dual && n > NARROW_SIDE).then(|| Shape::rectangle(NARROW_SIDE)),
        unnamed: Wanted::Joined(shape.ends.to_vec()),
        shape,
        states,
    }))
}
