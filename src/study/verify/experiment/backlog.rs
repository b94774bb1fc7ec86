//! A backlog of tasks that are all there at the start, and the time until the last is done.

use super::draws::Draws;
use super::{Bench, Observed, Seen, System, mean_of};
use crate::random::{Dist, Purpose};
use crate::response::clockwork::Clockwork;
use crate::response::queue::{Admission, Station};
use crate::study::verify::check::Estimate;
use crate::study::verify::quantity::Quantity;
use crate::study::verify::theory::finite::backlog;
use crate::units::Millis;

/// Tasks of exponential length, and crews that take one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Backlog {
    /// Tasks.
    pub tasks: u32,
    /// Crews.
    pub crews: u32,
    /// Mean length of a task, in hours.
    pub task_h: f64,
}

impl System for Backlog {
    fn exact(&self, figure: &Quantity) -> Option<f64> {
        let (mean, sd) = backlog(self.tasks, self.crews);
        let hours = self.task_h
            * match figure.name.as_str() {
                "mean" => mean,
                "sd" => sd,
                _ => return None,
            };
        Some(figure.hours_as_written(hours, "h"))
    }

    fn observe(&self, figures: &[Quantity], bench: &Bench) -> Vec<Observed> {
        let runs = (bench.customers / u64::from(self.tasks)).max(1000);
        let mut lengths = Draws::new(bench, Purpose::CheckService, 0);
        let hours: Vec<f64> = (0..runs)
            .map(|_| self.finish(&mut lengths).hours())
            .collect();
        let mean = mean_of(&hours);
        let seen = |figure: &Quantity| match figure.name.as_str() {
            "mean" => Some(mean),
            "sd" => Some(deviation(&hours, mean.mean)),
            _ => None,
        };
        let observe = |(at, figure): (usize, &Quantity)| {
            let estimate = seen(figure)?.times(figure.hours_as_written(1.0, "h"));
            Some(Observed {
                figure: at,
                variant: "",
                seen: Seen::Estimate(estimate),
            })
        };
        figures.iter().enumerate().filter_map(observe).collect()
    }
}

impl Backlog {
    /// When the last task of one backlog is done.
    fn finish(&self, lengths: &mut Draws) -> Millis {
        let task_h = Dist::Exponential(self.task_h);
        let mut station = Station::new(self.crews);
        let mut clockwork = Clockwork::new();
        for task in 0..self.tasks {
            if station.arrive(Millis::ZERO, task, 0) == Admission::Begins {
                clockwork.schedule(lengths.duration(&task_h), ());
            }
        }
        let mut last = Millis::ZERO;
        while let Some((now, ())) = clockwork.next_before(Millis::NEVER) {
            last = now;
            if station.release(now).is_some() {
                clockwork.schedule(now + lengths.duration(&task_h), ());
            }
        }
        last
    }
}

/// Standard deviation, with its standard error from the fourth moment.
fn deviation(values: &[f64], mean: f64) -> Estimate {
    let n = values.len() as f64;
    let moment = |power: i32| {
        let terms = values
            .iter()
            .map(|value| libm::pow(value - mean, f64::from(power)));
        terms.sum::<f64>() / n
    };
    let (variance, fourth) = (moment(2), moment(4));
    let sd = libm::sqrt(variance * n / (n - 1.0));
    Estimate {
        mean: sd,
        error: libm::sqrt((fourth - variance * variance) / n) / (2.0 * sd),
    }
}
