//! A plain simulation of ambulances, written to be read: it shares no code with the program, and moves every ambulance on
//! its way back from node to node.

use std::collections::BTreeSet;

use super::city::{City, NO_WAY};

/// A call as both simulations get it, in ms.
pub struct Call {
    pub ordered: u64,
    /// Smaller is more urgent.
    pub priority: u32,
    /// Number of the scene.
    pub scene: usize,
    pub on_scene: u64,
    pub to_hospital: bool,
}

/// Times to every node that anybody drives to. `[target][node]`
pub struct Times {
    pub scenes: Vec<Vec<u64>>,
    pub stations: Vec<Vec<u64>>,
    pub hospitals: Vec<Vec<u64>>,
}

/// An ambulance that could be sent, or the time from which it can.
enum Ambulance {
    Busy {
        until: u64,
        at: usize,
    },
    /// On its way to its station: nodes, and when it is at each; the last is the station.
    Back(Vec<(usize, u64)>),
}

pub struct Plain<'a> {
    pub city: &'a City,
    pub times: &'a Times,
    /// The node of each scene.
    pub scenes: &'a [usize],
    pub handover: u64,
}

/// What changes in the course of a day.
struct Day<'a> {
    calls: &'a [Call],
    fleet: Vec<Ambulance>,
    /// Priority, time of the order and number of each call that waits.
    in_line: BTreeSet<(u32, u64, usize)>,
    /// `[call]`
    on_scene: Vec<u64>,
}

impl Plain<'_> {
    /// When an ambulance is on scene of each call, in ms.
    pub fn answer(&self, calls: &[Call]) -> Vec<u64> {
        let home = |&station: &usize| Ambulance::Back(vec![(self.city.stations[station], 0)]);
        let mut day = Day {
            calls,
            fleet: self.city.ambulances.iter().map(home).collect(),
            in_line: BTreeSet::new(),
            on_scene: vec![NO_WAY; calls.len()],
        };
        let mut next = 0;
        loop {
            let all = day.fleet.iter().enumerate();
            let busy = all.filter_map(|(number, one)| match one {
                Ambulance::Busy { until, at } => Some((*until, number, *at)),
                Ambulance::Back(_) => None,
            });
            let freed = busy.min();
            let ordered = calls.get(next).map(|call| call.ordered);
            let now = match (ordered, freed) {
                (None, None) => return day.on_scene,
                (Some(now), freed) if freed.is_none_or(|(until, ..)| now <= until) => {
                    day.in_line.insert((calls[next].priority, now, next));
                    next += 1;
                    now
                }
                (_, Some((now, number, at))) => {
                    day.fleet[number] = Ambulance::Back(self.way_back(now, at, number));
                    now
                }
                (Some(_), None) => unreachable!("a call comes first where nobody is busy"),
            };
            while self.dispatch(now, &mut day) {}
        }
    }

    /// Sends the nearest free ambulance to the first in line, if there are both.
    fn dispatch(&self, now: u64, day: &mut Day) -> bool {
        let Some(&first) = day.in_line.first() else {
            return false;
        };
        let call = &day.calls[first.2];
        let offer = |(number, one): (usize, &Ambulance)| match one {
            Ambulance::Back(way) => Some((self.drive(now, way, call)?, number)),
            Ambulance::Busy { .. } => None,
        };
        let offers = day.fleet.iter().enumerate().filter_map(offer);
        let Some((drive, number)) = offers.min() else {
            return false;
        };
        day.in_line.remove(&first);
        day.on_scene[first.2] = now + drive;
        let scene = self.scenes[call.scene];
        let mut until = now + drive + call.on_scene;
        let mut at = scene;
        if call.to_hospital {
            let hospitals = 0..self.city.hospitals.len();
            let drive = |hospital: &usize| self.times.hospitals[*hospital][scene];
            let hospital = hospitals.min_by_key(drive).expect("a hospital");
            until += drive(&hospital) + self.handover;
            at = self.city.hospitals[hospital];
        }
        day.fleet[number] = Ambulance::Busy { until, at };
        true
    }

    /// How long an ambulance on its way back, or at its station, takes to a scene: it leaves its way at the next node, as in JEMSS.
    fn drive(&self, now: u64, way: &[(usize, u64)], call: &Call) -> Option<u64> {
        let to_scene = &self.times.scenes[call.scene];
        let &(base, _) = way.last()?;
        let to_come = way.iter().find(|(_, at)| *at >= now);
        let (node, at) = to_come.copied().unwrap_or((base, now));
        Some(at - now + to_scene[node])
    }

    /// The quickest way to its station, node by node.
    fn way_back(&self, now: u64, from: usize, ambulance: usize) -> Vec<(usize, u64)> {
        let left = &self.times.stations[self.city.ambulances[ambulance]];
        let mut way = vec![(from, now)];
        let mut node = from;
        while left[node] > 0 {
            let arcs = self.city.out[node].iter().map(|&arc| &self.city.arcs[arc]);
            let best = arcs.min_by_key(|arc| (arc.ms() + left[arc.to], left[arc.to]));
            node = best.expect("a way").to;
            way.push((node, now + left[from] - left[node]));
        }
        way
    }
}
