//! Depots and store points, what lies there, and the levels at which they act.

use super::lookup::{Index, Locator};
use crate::random::EntityKey;
use crate::scenario::Scenario;
use crate::scenario::activation::ActivationRow;
use crate::scenario::choices::{Datum, Mapped};
use crate::scenario::tables::{SiteRow, StockRow};
use crate::world::goods::{Making, Reinforcement, Site, StockLine};
use crate::world::index::{CommodityIx, PlaceIx, TownIx};

pub(super) fn site(row: &SiteRow, lines: &[&StockRow], locator: &Locator, datum: Datum) -> Site {
    let (position, node) = locator.locate(datum, [row.x_coord, row.y_coord], row.node_id.as_ref());
    let index = locator.index;
    Site {
        id: row.site_id.0.clone(),
        name: row.name.clone(),
        key: EntityKey::new("site", &row.site_id.0),
        level: row.level,
        town: row
            .town
            .as_ref()
            .and_then(|town| index.town.get(&town.0))
            .map(|&at| TownIx(at)),
        place: row.place_id.as_ref().map(|id| PlaceIx(index.place[&id.0])),
        node,
        position,
        docks: row.docks,
        loading_t_per_h: row.loading_t_per_h,
        opening_min: row.opening_min,
        water: index.waterside(
            (Mapped::Site, &row.site_id),
            row.flood_ref.as_ref(),
            row.floor_m,
        ),
        flood_loss_share: row.flood_loss_share,
        from_level: row.from_level,
        reinforcement: row.arrives_after_h.map(|arrives_after_h| Reinforcement {
            arrives_after_h,
            arrival_share: row.arrival_share.unwrap_or(1.0),
        }),
        stock: lines.iter().map(|line| stock_line(line, index)).collect(),
    }
}

fn stock_line(line: &StockRow, index: &Index) -> StockLine {
    let address = format!(
        "{}/{}/{}",
        line.site_id,
        line.commodity_id,
        line.kind.word()
    );
    StockLine {
        commodity: CommodityIx(index.commodity[&line.commodity_id.0]),
        kind: line.kind,
        quantity_milli: milli(line.quantity),
        activation_min: line.activation_min,
        reliability_share: line.reliability_share,
        made: line
            .made_per_day
            .filter(|&units| units > 0.0)
            .map(|units| Making {
                per_day_milli: milli(units),
                up_to_milli: line.made_up_to.map_or(i64::MAX, milli),
            }),
        key: EntityKey::new("stock", &address),
    }
}

/// Whole thousandths of a unit.
pub(super) fn milli(units: f64) -> i64 {
    libm::round(units * 1000.0) as i64
}

/// From the lowest.
pub(super) fn levels(scenario: &Scenario) -> Vec<ActivationRow> {
    let mut levels = scenario.activation_levels.clone();
    levels.sort_by_key(|row| std::cmp::Reverse(row.level));
    levels
}
