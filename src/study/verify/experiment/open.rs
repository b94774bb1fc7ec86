//! Stations that customers join from outside: M/M/c, M/G/1, loss systems, priorities.

use super::draws::{Draws, same_mean};
use super::ledger::Ledger;
use super::{Bench, Observed, Seen, System};
use crate::random::{Dist, Purpose};
use crate::response::clockwork::Clockwork;
use crate::response::queue::{Admission, Station};
use crate::study::verify::check::Estimate;
use crate::study::verify::quantity::{Quantity, quantities};
use crate::study::verify::theory::open::{cobham, erlang_b, erlang_c, pollaczek_khinchine};
use crate::units::{HOUR_MS, Millis};

/// Poisson arrivals at a station.
#[derive(Clone, Debug)]
pub struct OpenQueue {
    /// Arrivals of each priority class, per hour, the most urgent first.
    pub arrivals_per_h: Vec<f64>,
    /// Servers.
    pub servers: u32,
    /// Mean service, in hours.
    pub service_h: f64,
    /// How service varies.
    pub service: Service,
}

/// The law of service, or that it does not matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Service {
    /// Exponential, and all may wait.
    Exponential,
    /// This law with this coefficient of variation, and all may wait. There is a formula for one server only.
    General(Dist, f64),
    /// Any law: nobody waits.
    Loss,
}

/// A figure of an open queue.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Figure {
    /// Mean wait of a class, or of all.
    Wait(Option<usize>),
    /// Mean time at the station.
    Stay,
    /// Mean number in line.
    Line,
    /// Mean number at the station.
    Number,
    /// Share who wait.
    Delayed,
    /// Share who wait longer than so many hours.
    Later(f64),
    /// Share of the servers that are busy.
    Busy,
    /// Share of time in which all are busy.
    AllBusy,
    /// Share who are refused.
    Lost,
}

impl OpenQueue {
    /// Whether it has a steady state.
    pub fn is_stable(&self) -> bool {
        self.service == Service::Loss || self.load() < f64::from(self.servers)
    }

    fn rate(&self) -> f64 {
        self.arrivals_per_h.iter().sum()
    }
    fn load(&self) -> f64 {
        self.rate() * self.service_h
    }

    fn figure(name: &str) -> Option<Figure> {
        let name = name.trim().to_lowercase();
        Some(match name.as_str() {
            "wq" => Figure::Wait(None),
            "w" => Figure::Stay,
            "lq" => Figure::Line,
            "l" => Figure::Number,
            "p(wait)" | "p(w>0)" => Figure::Delayed,
            "rho" | "utilisation" => Figure::Busy,
            "p(all busy)" => Figure::AllBusy,
            "p(lost)" | "p(blocked)" => Figure::Lost,
            _ => return Self::numbered(&name),
        })
    }

    /// `wq2`, or `p(w>0.25h)`.
    fn numbered(name: &str) -> Option<Figure> {
        if let Some(class) = name.strip_prefix("wq") {
            let class: usize = class.parse().ok()?;
            return Some(Figure::Wait(Some(class.checked_sub(1)?)));
        }
        let limit = name.strip_prefix("p(w>")?.strip_suffix(')')?;
        let limit = quantities(limit).into_iter().next()?;
        Some(Figure::Later(
            limit.value() / if limit.unit == "min" { 60.0 } else { 1.0 },
        ))
    }

    fn mean_wait(&self, class: Option<usize>) -> Option<f64> {
        let mu = 1.0 / self.service_h;
        match (self.service, class) {
            (Service::Loss, _) => Some(0.0),
            (Service::General(_, cv), None) if self.servers == 1 => {
                Some(pollaczek_khinchine(self.rate(), self.service_h, cv))
            }
            (Service::General(..), _) => None,
            (Service::Exponential, None) => Some(
                erlang_c(self.servers, self.load()) / (f64::from(self.servers) * mu - self.rate()),
            ),
            (Service::Exponential, Some(class)) => cobham(&self.arrivals_per_h, mu, self.servers)
                .get(class)
                .copied(),
        }
    }

    fn share(&self, figure: Figure) -> Option<f64> {
        let (load, servers) = (self.load(), f64::from(self.servers));
        match (figure, self.service) {
            (Figure::AllBusy | Figure::Lost, Service::Loss) => Some(erlang_b(self.servers, load)),
            (Figure::Busy, Service::Loss) => {
                Some(load * (1.0 - erlang_b(self.servers, load)) / servers)
            }
            (Figure::Busy, _) => Some(load / servers),
            (Figure::Delayed | Figure::AllBusy, Service::Exponential) => {
                Some(erlang_c(self.servers, load))
            }
            (Figure::Delayed | Figure::AllBusy, Service::General(..)) if self.servers == 1 => {
                Some(load)
            }
            (Figure::Later(hours), Service::Exponential) if self.arrivals_per_h.len() == 1 => {
                let surplus = servers / self.service_h - self.rate();
                Some(erlang_c(self.servers, load) * libm::exp(-surplus * hours))
            }
            _ => None,
        }
    }

    fn laws(&self) -> Vec<(&'static str, Dist)> {
        match self.service {
            Service::Exponential => vec![("", Dist::Exponential(self.service_h))],
            Service::General(law, _) => vec![("", law)],
            Service::Loss => same_mean(self.service_h).to_vec(),
        }
    }
}

impl System for OpenQueue {
    fn exact(&self, figure: &Quantity) -> Option<f64> {
        let kind = Self::figure(&figure.name)?;
        match kind {
            Figure::Wait(class) => self
                .mean_wait(class)
                .map(|hours| figure.hours_as_written(hours, "h")),
            Figure::Stay => {
                Some(figure.hours_as_written(self.mean_wait(None)? + self.service_h, "h"))
            }
            Figure::Line => Some(self.mean_wait(None)? * self.rate()),
            Figure::Number => Some(self.mean_wait(None)? * self.rate() + self.load()),
            _ => self.share(kind),
        }
    }

    fn observe(&self, figures: &[Quantity], bench: &Bench) -> Vec<Observed> {
        let kinds: Vec<Option<Figure>> = figures
            .iter()
            .map(|figure| Self::figure(&figure.name))
            .collect();
        let limits: Vec<f64> = kinds.iter().flatten().filter_map(limit_h).collect();
        let mut observed = Vec::new();
        for (variant, law) in self.laws() {
            let run = Run::play(self, law, &limits, bench);
            for (at, (figure, kind)) in figures.iter().zip(&kinds).enumerate() {
                if let Some(estimate) = kind.and_then(|kind| run.estimate(kind, figure)) {
                    let seen = Seen::Estimate(estimate);
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

fn limit_h(figure: &Figure) -> Option<f64> {
    match figure {
        Figure::Later(hours) => Some(*hours),
        _ => None,
    }
}

/// Columns of the book; those of the classes and of the limits follow.
const TIME: usize = 0;
const LINE: usize = 1;
const BUSY: usize = 2;
const ALL_BUSY: usize = 3;
const CAME: usize = 4;
const REFUSED: usize = 5;
const BEGAN: usize = 6;
const WAITED: usize = 7;
const DELAYED: usize = 8;
const NUMBER: usize = 9;
const STAYED: usize = 10;
const CLASSES: usize = 11;

#[derive(Clone, Copy, Debug)]
enum Event {
    Arrival { class: u32 },
    End,
}

/// One long run of a queue.
struct Run<'a> {
    queue: &'a OpenQueue,
    limits: &'a [f64],
    ledger: Ledger,
}

impl<'a> Run<'a> {
    fn play(queue: &'a OpenQueue, law: Dist, limits: &'a [f64], bench: &Bench) -> Self {
        let classes = queue.arrivals_per_h.len();
        let length = Millis::from_hours(bench.customers as f64 / queue.rate());
        let ledger = Ledger::new(length, CLASSES + 2 * classes + limits.len());
        let mut run = Run {
            queue,
            limits,
            ledger,
        };
        run.events(law, bench);
        run
    }

    fn events(&mut self, law: Dist, bench: &Bench) {
        let room = if self.queue.service == Service::Loss {
            0
        } else {
            usize::MAX
        };
        let mut station = Station::with_room(self.queue.servers, room);
        let mut clockwork = Clockwork::new();
        let between: Vec<Dist> = self
            .queue
            .arrivals_per_h
            .iter()
            .map(|rate| Dist::Exponential(1.0 / rate))
            .collect();
        let mut arrivals: Vec<Draws> = (0..between.len())
            .map(|class| Draws::new(bench, Purpose::CheckArrival, class))
            .collect();
        let mut services = Draws::new(bench, Purpose::CheckService, 0);
        for class in 0..between.len() {
            let first = arrivals[class].duration(&between[class]);
            clockwork.schedule(
                first,
                Event::Arrival {
                    class: class as u32,
                },
            );
        }
        while let Some((now, event)) = clockwork.next_before(self.ledger.end()) {
            self.pass(now, &station);
            let begins = match event {
                Event::Arrival { class } => {
                    let at = class as usize;
                    clockwork.schedule(now + arrivals[at].duration(&between[at]), event);
                    self.ledger.book(CAME, 1.0);
                    // The class is all that a customer is known by here.
                    let admission = station.arrive(now, class, at);
                    self.ledger
                        .book(REFUSED, f64::from(admission == Admission::Refused));
                    (admission == Admission::Begins).then_some((class, Millis::ZERO))
                }
                Event::End => station
                    .release(now)
                    .map(|start| (start.token, start.waited)),
            };
            if let Some((class, waited)) = begins {
                let service = services.duration(&law);
                self.begin(class as usize, waited, service);
                clockwork.schedule(now + service, Event::End);
            }
        }
    }

    /// Time passes at the station as it stood.
    fn pass(&mut self, now: Millis, station: &Station) {
        let passed = self.ledger.advance(now);
        let busy = f64::from(self.queue.servers - station.free());
        let line = station.waiting() as f64;
        self.ledger.book(TIME, passed);
        self.ledger.book(LINE, passed * line);
        self.ledger.book(NUMBER, passed * (line + busy));
        self.ledger.book(BUSY, passed * busy);
        self.ledger
            .book(ALL_BUSY, passed * f64::from(station.free() == 0));
    }

    /// A service begins.
    fn begin(&mut self, class: usize, waited: Millis, service: Millis) {
        let after_classes = CLASSES + 2 * self.queue.arrivals_per_h.len();
        let waited_ms = waited.0 as f64;
        self.ledger.book(BEGAN, 1.0);
        self.ledger.book(WAITED, waited_ms);
        self.ledger.book(STAYED, (waited + service).0 as f64);
        self.ledger.book(DELAYED, f64::from(waited > Millis::ZERO));
        self.ledger.book(CLASSES + 2 * class, 1.0);
        self.ledger.book(CLASSES + 2 * class + 1, waited_ms);
        for (at, &limit) in self.limits.iter().enumerate() {
            self.ledger.book(
                after_classes + at,
                f64::from(waited > Millis::from_hours(limit)),
            );
        }
    }

    fn estimate(&self, kind: Figure, figure: &Quantity) -> Option<Estimate> {
        let ratio = |above, below| Some(self.ledger.ratio(above, below));
        let time = |above, below| {
            Some(
                self.ledger
                    .ratio(above, below)
                    .times(figure.hours_as_written(1.0 / HOUR_MS as f64, "h")),
            )
        };
        let classes = self.queue.arrivals_per_h.len();
        match kind {
            Figure::Wait(None) => time(WAITED, BEGAN),
            Figure::Wait(Some(class)) if class < classes => {
                time(CLASSES + 2 * class + 1, CLASSES + 2 * class)
            }
            Figure::Line => ratio(LINE, TIME),
            Figure::Delayed => ratio(DELAYED, BEGAN),
            Figure::Busy => {
                ratio(BUSY, TIME).map(|busy| busy.times(1.0 / f64::from(self.queue.servers)))
            }
            Figure::AllBusy => ratio(ALL_BUSY, TIME),
            Figure::Lost => ratio(REFUSED, CAME),
            Figure::Later(hours) => {
                let at = self
                    .limits
                    .iter()
                    .position(|&limit| limit.to_bits() == hours.to_bits())?;
                ratio(CLASSES + 2 * classes + at, BEGAN)
            }
            Figure::Stay => time(STAYED, BEGAN),
            Figure::Number => ratio(NUMBER, TIME),
            Figure::Wait(Some(_)) => None,
        }
    }
}
