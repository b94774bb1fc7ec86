//! Lorries that shuttle between a dock and a village, without chance: a timetable that can be checked by hand.

use super::{Bench, Observed, Seen, System};
use crate::response::clockwork::Clockwork;
use crate::response::queue::{Admission, Station};
use crate::study::verify::quantity::Quantity;
use crate::units::Millis;

/// A shuttle. All lorries stand at the dock at time 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shuttle {
    /// Lorries.
    pub trucks: u32,
    /// What each carries, in tonnes.
    pub payload_t: f64,
    /// Docks.
    pub docks: u32,
    /// Loading at the dock, in minutes.
    pub load_min: f64,
    /// Driving from the dock to the village, or back.
    pub one_way_min: f64,
    /// Unloading at the village.
    pub unload_min: f64,
    /// The last time that counts.
    pub horizon_min: f64,
}

#[derive(Clone, Copy, Debug)]
enum Event {
    AtDock(u32),
    Loaded(u32),
    AtVillage(u32),
}

impl Shuttle {
    /// When lorries reach the village, up to and including the horizon.
    fn arrivals(&self) -> Vec<Millis> {
        let [load, one_way, unload, horizon] = [
            self.load_min,
            self.one_way_min,
            self.unload_min,
            self.horizon_min,
        ]
        .map(Millis::from_minutes);
        let (mut station, mut clockwork) = (Station::new(self.docks), Clockwork::new());
        for truck in 0..self.trucks {
            clockwork.schedule(Millis::ZERO, Event::AtDock(truck));
        }
        let mut arrivals = Vec::new();
        while let Some((now, event)) = clockwork.next_before(horizon + Millis(1)) {
            let begins = match event {
                Event::AtDock(truck) => {
                    (station.arrive(now, truck, 0) == Admission::Begins).then_some(truck)
                }
                Event::Loaded(truck) => {
                    clockwork.schedule(now + one_way, Event::AtVillage(truck));
                    station.release(now).map(|start| start.token)
                }
                Event::AtVillage(truck) => {
                    arrivals.push(now);
                    clockwork.schedule(now + unload + one_way, Event::AtDock(truck));
                    None
                }
            };
            if let Some(truck) = begins {
                clockwork.schedule(now + load, Event::Loaded(truck));
            }
        }
        arrivals
    }

    fn figure(&self, figure: &Quantity, arrivals: &[Millis]) -> Option<Vec<f64>> {
        let minutes = |arrival: &Millis| arrival.minutes();
        if let Some(by) = figure.name.strip_prefix("tonnes by ") {
            let by = Millis::from_minutes(by.trim().parse().ok()?);
            let loads = arrivals.iter().filter(|&&arrival| arrival <= by).count();
            return Some(vec![loads as f64 * self.payload_t]);
        }
        Some(match figure.name.as_str() {
            "arrivals" => arrivals.iter().map(minutes).collect(),
            "first" => arrivals
                .first()
                .iter()
                .map(|arrival| minutes(arrival))
                .collect(),
            "last" => arrivals
                .last()
                .iter()
                .map(|arrival| minutes(arrival))
                .collect(),
            "n" => vec![arrivals.len() as f64],
            _ => return None,
        })
    }
}

impl System for Shuttle {
    /// The timetable itself is the answer; there is no second way to it.
    fn exact(&self, _figure: &Quantity) -> Option<f64> {
        None
    }

    fn observe(&self, figures: &[Quantity], _bench: &Bench) -> Vec<Observed> {
        let arrivals = self.arrivals();
        let observe = |(at, figure): (usize, &Quantity)| {
            let seen = Seen::Exactly(self.figure(figure, &arrivals)?);
            Some(Observed {
                figure: at,
                variant: "",
                seen,
            })
        };
        figures.iter().enumerate().filter_map(observe).collect()
    }
}
