//! Customers who come back: lorries between a dock and the road, links between failing and being repaired.

use super::draws::{Draws, same_mean};
use super::ledger::Ledger;
use super::{Bench, Observed, Seen, System};
use crate::random::{Dist, Purpose};
use crate::response::clockwork::Clockwork;
use crate::response::queue::{Admission, Station};
use crate::study::verify::check::Estimate;
use crate::study::verify::quantity::Quantity;
use crate::study::verify::theory::finite::FiniteSource;
use crate::units::{HOUR_MS, Millis};

/// A fixed number of customers, away for a time of mean `away_h`, then at a station of exponential service.
#[derive(Clone, Copy, Debug)]
pub struct ClosedNetwork {
    /// Customers.
    pub customers: u32,
    /// Servers.
    pub servers: u32,
    /// Mean time away, in hours.
    pub away_h: f64,
    /// Mean service, in hours.
    pub service_h: f64,
    /// Unit of times where a figure names none.
    pub usual_unit: &'static str,
}

/// A figure of a closed network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    Throughput,
    Residence,
    AtStation,
    NoneThere,
    Busy,
}

impl ClosedNetwork {
    fn figure(name: &str) -> Option<Figure> {
        Some(match name.trim().to_lowercase().as_str() {
            "trips/h" | "throughput" => Figure::Throughput,
            "dock residence" | "residence" => Figure::Residence,
            "queue incl. loading" | "at dock" | "e[down]" => Figure::AtStation,
            "p(none down)" => Figure::NoneThere,
            "crew utilisation" | "dock utilisation" | "utilisation" => Figure::Busy,
            _ => return None,
        })
    }
}

impl System for ClosedNetwork {
    fn exact(&self, figure: &Quantity) -> Option<f64> {
        let source = FiniteSource::new(
            self.customers,
            self.servers,
            1.0 / self.away_h,
            1.0 / self.service_h,
        );
        Some(match Self::figure(&figure.name)? {
            Figure::Throughput => source.throughput_per_h(),
            Figure::Residence => figure.hours_as_written(source.residence_h(), self.usual_unit),
            Figure::AtStation => source.mean_at_station(),
            Figure::NoneThere => source.at_station[0],
            Figure::Busy => source.utilisation(),
        })
    }

    fn observe(&self, figures: &[Quantity], bench: &Bench) -> Vec<Observed> {
        let mut observed = Vec::new();
        for (variant, law) in same_mean(self.away_h) {
            let ledger = self.play(law, bench);
            for (at, figure) in figures.iter().enumerate() {
                if let Some(kind) = Self::figure(&figure.name) {
                    let seen = Seen::Estimate(self.estimate(&ledger, kind, figure));
                    observed.push(Observed {
                        figure: at,
                        variant,
                        seen,
                    });
                }
            }
        }
        observed
    }
}

const TIME: usize = 0;
const THERE: usize = 1;
const NONE_THERE: usize = 2;
const BUSY: usize = 3;
const DONE: usize = 4;
const STAYED: usize = 5;
const COLUMNS: usize = 6;

#[derive(Clone, Copy, Debug)]
enum Event {
    Comes(u32),
    Done(u32),
}

impl ClosedNetwork {
    /// One long run with this law of the time away. All are away at first.
    fn play(&self, away_h: Dist, bench: &Bench) -> Ledger {
        let per_h = f64::from(self.servers) / self.service_h;
        let at_most = per_h.min(f64::from(self.customers) / (self.away_h + self.service_h));
        // Three laws share the customers of the row.
        let mut ledger = Ledger::new(
            Millis::from_hours(bench.customers as f64 / 3.0 / at_most),
            COLUMNS,
        );
        let mut station = Station::new(self.servers);
        let mut clockwork = Clockwork::new();
        let mut away = Draws::new(bench, Purpose::CheckArrival, 0);
        let mut services = Draws::new(bench, Purpose::CheckService, 0);
        let service_h = Dist::Exponential(self.service_h);
        let mut since = vec![Millis::ZERO; self.customers as usize];
        for token in 0..self.customers {
            clockwork.schedule(away.duration(&away_h), Event::Comes(token));
        }
        while let Some((now, event)) = clockwork.next_before(ledger.end()) {
            self.pass(&mut ledger, now, &station);
            let begins = match event {
                Event::Comes(token) => {
                    since[token as usize] = now;
                    (station.arrive(now, token, 0) == Admission::Begins).then_some(token)
                }
                Event::Done(token) => {
                    ledger.book(DONE, 1.0);
                    ledger.book(STAYED, (now - since[token as usize]).0 as f64);
                    clockwork.schedule(now + away.duration(&away_h), Event::Comes(token));
                    station.release(now).map(|start| start.token)
                }
            };
            if let Some(token) = begins {
                clockwork.schedule(now + services.duration(&service_h), Event::Done(token));
            }
        }
        ledger
    }

    fn pass(&self, ledger: &mut Ledger, now: Millis, station: &Station) {
        let passed = ledger.advance(now);
        let busy = f64::from(self.servers - station.free());
        let there = busy + station.waiting() as f64;
        ledger.book(TIME, passed);
        ledger.book(THERE, passed * there);
        ledger.book(NONE_THERE, passed * f64::from(there == 0.0));
        ledger.book(BUSY, passed * busy);
    }

    fn estimate(&self, ledger: &Ledger, kind: Figure, figure: &Quantity) -> Estimate {
        match kind {
            Figure::Throughput => ledger.ratio(DONE, TIME).times(HOUR_MS as f64),
            Figure::Residence => ledger
                .ratio(STAYED, DONE)
                .times(figure.hours_as_written(1.0 / HOUR_MS as f64, self.usual_unit)),
            Figure::AtStation => ledger.ratio(THERE, TIME),
            Figure::NoneThere => ledger.ratio(NONE_THERE, TIME),
            Figure::Busy => ledger
                .ratio(BUSY, TIME)
                .times(1.0 / f64::from(self.servers)),
        }
    }
}
