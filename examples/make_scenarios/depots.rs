//! Depots and their stock.

use reliefsim::intake::Draft;
use reliefsim::intake::synth::{self, Provision};
use reliefsim::random::Dist;
use reliefsim::scenario::choices::{Level, StockKind};
use reliefsim::scenario::spec::Id;
use reliefsim::scenario::tables::SiteRow;

use crate::district::District;
use crate::layout::Land;

/// Depots of the district, of its towns and of its villages, and the firms that hold stock under agreement.
pub fn provide(district: &District, land: &Land, draft: &mut Draft) {
    let provision = Provision {
        village_share: district.village_share,
        town_share: district.town_share,
        county_share: district.county_share,
        agreement_share: district.agreement_share,
        town_lorries: 0,
        county_lorries: 0,
    };
    synth::provide(&land.layout, &provision, draft);
    without_town_depots(land, draft);
    county(district, draft);
    for (kind, items) in [
        (StockKind::Physical, district.county_items),
        (StockKind::Agreement, district.agreement_items),
    ] {
        if let Some(items) = items {
            hold(kind, items, draft);
        }
    }
}

/// Takes away the depots of towns that keep none.
fn without_town_depots(land: &Land, draft: &mut Draft) {
    let none: Vec<String> = (0..land.has_depot.len())
        .filter(|&town| !land.has_depot[town])
        .map(|town| format!("town-{:02}", town + 1))
        .collect();
    draft.sites.retain(|site| !none.contains(&site.site_id.0));
    draft.stock.retain(|line| !none.contains(&line.site_id.0));
}

/// The county depot by its name, and the firms that hold stock under agreement.
fn county(district: &District, draft: &mut Draft) {
    let Some(county) = draft
        .sites
        .iter_mut()
        .find(|site| site.site_id.0 == "county")
    else {
        return;
    };
    district.county_name.clone_into(&mut county.name);
    let mut firm = SiteRow {
        site_id: Id("firm".into()),
        name: "协议储备企业仓库".into(),
        level: Level::Firm,
        ..county.clone()
    };
    firm.opening_min = Dist::LogNormal {
        median: 60.0,
        p90: 120.0,
    };
    draft.sites.push(firm);
    for line in draft
        .stock
        .iter_mut()
        .filter(|line| line.kind == StockKind::Agreement)
    {
        line.site_id = Id("firm".into());
    }
}

/// So many items, spread evenly over the goods; an item is what one person gets of a good in a first package.
fn hold(kind: StockKind, items: u32, draft: &mut Draft) {
    let site = if kind == StockKind::Agreement {
        "firm"
    } else {
        "county"
    };
    let goods = synth::commodities();
    let count = goods.len() as u32;
    for (number, good) in (0..).zip(goods) {
        let pieces = items * (number + 1) / count - items * number / count;
        let line = draft
            .stock
            .iter_mut()
            .find(|line| line.site_id.0 == site && line.commodity_id == good.commodity_id);
        if let Some(line) = line {
            let quantity = f64::from(pieces) * good.first_package_per_person;
            line.quantity = libm::round(quantity * 10.0) / 10.0;
        }
    }
}
