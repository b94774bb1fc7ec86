//! One row of known answers held against theory and experiment.

use super::case::Case;
use super::check::{Check, Note, Subject};
use super::experiment::{Bench, Effort, Seen};
use super::quantity::{Quantity, quantities};
use super::system;

/// Checks every figure of a row, by formula and by simulation.
pub fn examine(case: &Case, effort: Effort) -> Vec<Check> {
    let subject = |figure: &str| Subject {
        id: case.id.clone(),
        what: if case.inputs.is_empty() {
            case.system.clone()
        } else {
            format!("{} · {}", case.system, case.inputs)
        },
        figure: figure.to_owned(),
        source: case.source.clone(),
    };
    let system = match system::recognise(case) {
        Ok(system) => system,
        Err(note) => return vec![subject("").skipped(&case.expected, note)],
    };
    let figures: Vec<Quantity> = quantities(&case.expected);
    let bench = Bench::new(
        &format!("{} {} {}", case.id, case.system, case.inputs),
        effort,
    );
    let observed = system.observe(&figures, &bench);
    let mut checks = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        let subject = subject(&figure.name);
        let before = checks.len();
        let exact = system.exact(figure);
        checks.extend(
            exact.map(|exact| subject.computed(&figure.values, &[exact], figure.rounding())),
        );
        for found in observed.iter().filter(|found| found.figure == at) {
            checks.push(match &found.seen {
                Seen::Exactly(values) => subject.hit(figure, values),
                Seen::Estimate(estimate) => {
                    subject.estimated(figure.value(), *estimate, found.variant)
                }
            });
        }
        if checks.len() == before {
            checks.push(
                subject.skipped(
                    &figure
                        .values
                        .iter()
                        .map(f64::to_string)
                        .collect::<Vec<_>>()
                        .join(" "),
                    Note::UnknownQuantity,
                ),
            );
        }
    }
    if checks.is_empty() {
        checks.push(subject("").skipped(&case.expected, Note::UnknownQuantity));
    }
    checks
}
