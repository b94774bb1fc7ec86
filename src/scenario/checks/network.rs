//! Links that cannot be travelled or flooded as written.

use std::collections::HashMap;

use crate::scenario::choices::Mode;
use crate::scenario::draft::Draft;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::tables::{LinkRow, PlaceRow, ReachRow, SiteRow};
use crate::text::Code;

pub fn check(draft: &Draft, findings: &mut Findings) {
    let reaches = draft.reaches.rows.iter();
    let reaches: HashMap<&str, &ReachRow> =
        reaches.map(|row| (row.reach_id.0.as_str(), row)).collect();
    for (row, link) in draft.links.iter() {
        let mut note = |code, field| {
            let finding = Finding::new(code, draft.spot::<LinkRow>(row, field));
            findings.push(finding.with("link", &link.link_id));
        };
        if link.length <= 0.0 {
            note(Code::E0505, "length");
        }
        if link.mode == Mode::Road && link.facility_type.is_none() && link.free_speed.is_none() {
            note(Code::W0511, "facility_type");
        }
        if link.hand_m.is_some() && link.elev_min_m.is_some() {
            note(Code::E0508, "elev_min_m");
        } else if link.elev_min_m.is_some() {
            let reach = link
                .flood_ref
                .as_ref()
                .and_then(|id| reaches.get(id.0.as_str()));
            // A dangling reference has been noted by itself.
            let unknown = link.flood_ref.is_some() && reach.is_none();
            if !unknown && reach.is_none_or(|reach| reach.base_level_m.is_none()) {
                note(Code::E0509, "elev_min_m");
            }
        }
        if link.flood_ref.is_some() && link.hand_m.is_none() && link.elev_min_m.is_none() {
            note(Code::W0510, "flood_ref");
        }
    }
    check_heights(draft, findings);
}

/// Places and sites beside water need a height, else the water never reaches them.
fn check_heights(draft: &Draft, findings: &mut Findings) {
    for (row, place) in draft.places.iter() {
        if place.flood_ref.is_some() && place.hand_low_m.is_none() {
            let finding = Finding::new(Code::W0510, draft.spot::<PlaceRow>(row, "flood_ref"));
            findings.push(finding.with("link", &place.place_id));
        }
        if let (Some(low), Some(high)) = (place.hand_low_m, place.hand_high_m)
            && low > high
        {
            let finding = Finding::new(Code::E0512, draft.spot::<PlaceRow>(row, "hand_high_m"));
            findings.push(finding.with("low", low).with("high", high));
        }
    }
    for (row, site) in draft.sites.iter() {
        if site.flood_ref.is_some() && site.floor_m.is_none() {
            let finding = Finding::new(Code::W0510, draft.spot::<SiteRow>(row, "flood_ref"));
            findings.push(finding.with("link", &site.site_id));
        }
    }
}
