//! Counting what was short: of each commodity, in all, by town and by place.

use super::summary::ShortfallResult;
use crate::estimate::ValueHistogram;
use crate::outcome::{FILL_TIMES_H, GoodsOutcome, Outcome};
use crate::units::HOUR_MS;
use crate::world::World;

/// Counts of one commodity in one scope, in thousandths of a unit.
#[derive(Clone, Default)]
struct Cell {
    peak: ValueHistogram,
    /// Thousandths of a unit × hours.
    short: ValueHistogram,
    needed: i128,
    needed_by: [i128; FILL_TIMES_H.len()],
    met_by: [i128; FILL_TIMES_H.len()],
}

/// Counts of all commodities in all scopes.
pub struct ShortfallFold {
    width: usize,
    towns: usize,
    replications: u64,
    /// All, then each town, then each place. `[scope × commodity]`
    cells: Vec<Cell>,
    /// Sums of one replication for all and for each town. `[scope × commodity]`
    sums: Vec<GoodsOutcome>,
}

impl ShortfallFold {
    /// Nothing counted yet.
    pub fn new(world: &World) -> Self {
        let (width, towns) = (world.commodities.len(), world.towns.len());
        let cells = vec![Cell::default(); (1 + towns + world.places.len()) * width];
        Self {
            width,
            towns,
            replications: 0,
            cells,
            sums: vec![GoodsOutcome::default(); (1 + towns) * width],
        }
    }

    /// Counts a replication. The peak of a town or of all is the sum of its places' peaks: an upper bound of the peak of the sum.
    pub fn add(&mut self, world: &World, outcome: &Outcome) {
        self.replications += 1;
        self.sums.fill(GoodsOutcome::default());
        for (at, books) in outcome.goods.iter().enumerate() {
            let (place, commodity) = (at / self.width, at % self.width);
            let town = world.places[place].town.at();
            add_books(&mut self.sums[commodity], books);
            add_books(&mut self.sums[(1 + town) * self.width + commodity], books);
            self.cells[(1 + self.towns + place) * self.width + commodity].add(books);
        }
        for (cell, books) in self.cells.iter_mut().zip(&self.sums) {
            cell.add(books);
        }
    }

    /// The estimates.
    pub fn results(&self, world: &World) -> Vec<ShortfallResult> {
        let scopes = std::iter::once(("all", String::new()))
            .chain(world.towns.iter().map(|town| ("town", town.clone())))
            .chain(world.places.iter().map(|place| ("place", place.id.clone())));
        let of_scope = |(scope, (name, id)): (usize, (&'static str, String))| {
            let row = move |commodity: usize| {
                let cell = &self.cells[scope * self.width + commodity];
                cell.result(
                    &world.commodities[commodity].id,
                    (name, id.clone()),
                    self.replications,
                )
            };
            (0..self.width).map(row).collect::<Vec<_>>()
        };
        scopes.enumerate().flat_map(of_scope).collect()
    }
}

fn add_books(sum: &mut GoodsOutcome, books: &GoodsOutcome) {
    sum.needed += books.needed;
    sum.delivered += books.delivered;
    sum.peak_short += books.peak_short;
    sum.short_ms += books.short_ms;
    for at in 0..FILL_TIMES_H.len() {
        sum.needed_by[at] += books.needed_by[at];
        sum.met_by[at] += books.met_by[at];
    }
}

impl Cell {
    fn add(&mut self, books: &GoodsOutcome) {
        self.peak.add(books.peak_short);
        self.short
            .add((books.short_ms / i128::from(HOUR_MS)) as i64);
        self.needed += i128::from(books.needed);
        for at in 0..FILL_TIMES_H.len() {
            self.needed_by[at] += i128::from(books.needed_by[at]);
            self.met_by[at] += i128::from(books.met_by[at]);
        }
    }

    fn result(
        &self,
        commodity: &str,
        scope: (&'static str, String),
        replications: u64,
    ) -> ShortfallResult {
        let spread = |histogram: &ValueHistogram| {
            let quantile = |p| histogram.quantile(p).unwrap_or(0.0) / 1000.0;
            [histogram.mean() / 1000.0, quantile(0.5), quantile(0.95)]
        };
        let fill = |at: usize| {
            (self.needed_by[at] > 0).then(|| self.met_by[at] as f64 / self.needed_by[at] as f64)
        };
        ShortfallResult {
            commodity: commodity.to_owned(),
            scope: scope.0,
            id: scope.1,
            needed_mean: if replications == 0 {
                0.0
            } else {
                self.needed as f64 / (1000.0 * replications as f64)
            },
            peak_short: spread(&self.peak),
            unit_hours_short: spread(&self.short),
            fill_rate: std::array::from_fn(fill),
        }
    }
}
