//! Sections and tables that do nothing without others.

use crate::scenario::clearing::ClearingSettings;
use crate::scenario::evacuation::EvacuationSettings;
use crate::scenario::finding::{Finding, Findings, Spot};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::{
    BridgeOrderRow, CatchmentRow, FireSettings, ForestCellRow, ForestRow, LandslideRow,
    ReservoirRow, TrackRow, TyphoonSettings, WindDamageSettings,
};
use crate::scenario::hospitals::HospitalRow;
use crate::scenario::incidents::{IncidentRow, IncidentSettings};
use crate::scenario::people::CasualtySettings;
use crate::scenario::rain::{LowRoadRow, RainDamageSettings, RainstormSettings};
use crate::scenario::rescue::RescueSettings;
use crate::scenario::settings::{FloodSettings, LinkFailureSettings};
use crate::scenario::spec::{Id, Row};
use crate::scenario::states::{StatePlaceRow, StateRow, StateSettings};
use crate::scenario::tables::{FailureStateRow, HydrographRow, LinkRow, ReachRow};
use crate::scenario::typed::TypedFolder;
use crate::scenario::warning::{ChannelRow, WarningSettings};
use crate::scenario::water::{DepthRow, FloodDamageSettings, ReturnLevelRow};
use crate::text::Code;

const FLOOD: &str = FloodSettings::SPEC.name;
const TYPHOON: &str = TyphoonSettings::SPEC.name;
const RAINSTORM: &str = RainstormSettings::SPEC.name;
const FIRE: &str = FireSettings::SPEC.name;

/// A section or table, and those of which it needs one at least.
const NEEDS: [(&str, &[&str]); 30] = [
    (ReachRow::SPEC.name, &[FLOOD]),
    (HydrographRow::SPEC.name, &[FLOOD]),
    (ReturnLevelRow::SPEC.name, &[FLOOD]),
    (DepthRow::SPEC.name, &[FLOOD]),
    (LowRoadRow::SPEC.name, &[FLOOD]),
    (LowRoadRow::SPEC.name, &[RAINSTORM, TYPHOON]),
    (LandslideRow::SPEC.name, &[RAINSTORM, TYPHOON]),
    (CatchmentRow::SPEC.name, &[RAINSTORM, TYPHOON]),
    (ReservoirRow::SPEC.name, &[CatchmentRow::SPEC.name]),
    (
        RAINSTORM,
        &[
            CatchmentRow::SPEC.name,
            LandslideRow::SPEC.name,
            LowRoadRow::SPEC.name,
        ],
    ),
    (RainDamageSettings::SPEC.name, &[LandslideRow::SPEC.name]),
    (FloodDamageSettings::SPEC.name, &[FLOOD]),
    (FloodDamageSettings::SPEC.name, &[ReturnLevelRow::SPEC.name]),
    (WarningSettings::SPEC.name, &[FLOOD, TYPHOON]),
    (ChannelRow::SPEC.name, &[WarningSettings::SPEC.name]),
    (EvacuationSettings::SPEC.name, &[FLOOD, TYPHOON]),
    (EvacuationSettings::SPEC.name, &[WarningSettings::SPEC.name]),
    (
        ClearingSettings::SPEC.name,
        &[
            WindDamageSettings::SPEC.name,
            LandslideRow::SPEC.name,
            LinkFailureSettings::SPEC.name,
            FloodDamageSettings::SPEC.name,
        ],
    ),
    (RescueSettings::SPEC.name, &[FLOOD]),
    (RescueSettings::SPEC.name, &[CasualtySettings::SPEC.name]),
    (HospitalRow::SPEC.name, &[RescueSettings::SPEC.name]),
    (TrackRow::SPEC.name, &[TYPHOON]),
    (BridgeOrderRow::SPEC.name, &[WindDamageSettings::SPEC.name]),
    (ForestRow::SPEC.name, &[FIRE]),
    (ForestCellRow::SPEC.name, &[FIRE]),
    (IncidentRow::SPEC.name, &[IncidentSettings::SPEC.name]),
    (StateRow::SPEC.name, &[StateSettings::SPEC.name]),
    (StatePlaceRow::SPEC.name, &[StateSettings::SPEC.name]),
    (StateSettings::SPEC.name, &[StatePlaceRow::SPEC.name]),
    (
        FailureStateRow::SPEC.name,
        &[LinkFailureSettings::SPEC.name],
    ),
];

/// Notes what does nothing. Tables of a base are for its own hazards and need not serve those of this folder.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    // Sections that cannot be read may be there.
    if !raw.settings.whole {
        return;
    }
    for (what, one_of) in NEEDS {
        let is_met = one_of.iter().any(|name| is_there(raw, name));
        if let (Some(spot), false) = (spot(raw, what), is_met) {
            findings.push(idle(spot, what, &one_of.join(", ")));
        }
    }
    let levels = &typed.return_levels.rows;
    let has_levels = |id: &Id| levels.iter().any(|level| level.reach_id == *id);
    let over_levels =
        |link: &LinkRow| link.bridge && link.flood_ref.as_ref().is_some_and(has_levels);
    if typed.flood_damage.is_some()
        && !levels.is_empty()
        && !typed.links.rows.iter().any(over_levels)
    {
        let what = FloodDamageSettings::SPEC.name;
        let needs = "bridge = true, flood_ref";
        findings.extend(spot(raw, what).map(|spot| idle(spot, what, needs)));
    }
    let counts_cut_off = |settings: &CasualtySettings| settings.cut_off_share > 0.0;
    if typed
        .casualties
        .as_ref()
        .is_some_and(|settings| !counts_cut_off(settings))
        && !is_there(raw, FLOOD)
    {
        let what = CasualtySettings::SPEC.name;
        let needs = format!("{FLOOD}, cut_off_share");
        findings.extend(spot(raw, what).map(|spot| idle(spot, what, &needs)));
    }
}

fn idle(spot: Spot, what: &str, needs: &str) -> Finding {
    let finding = Finding::new(Code::W0573, spot).with("what", what);
    finding.with("needs", needs)
}

fn is_there(raw: &Folder, name: &str) -> bool {
    raw.settings.section(name).is_some() || raw.table(name).is_some()
}

/// Where a section or a table of this folder itself stands.
fn spot(raw: &Folder, name: &str) -> Option<Spot> {
    let section = raw.settings.section(name);
    let section = section.map(|section| section.spot.clone());
    section.or_else(|| Some(raw.own_table(name)?.source.whole()))
}
