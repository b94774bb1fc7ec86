//! What a typhoon needs before its first member is drawn: the track, the laws of its wind and rain, where wind is wanted.

use super::moment::{moment_begins, moments};
use super::typhoon::averaging::{ConversionFactors, TenMinute, TwoMinute, Wind, WindOneMin};
use super::typhoon::ensemble::{Climatology, ErrorTable, ForecastError};
use super::typhoon::profile::Periphery;
use super::typhoon::rain::{Ipet, RCliper};
use super::typhoon::relations::RmaxRelation;
use super::typhoon::surge::Bathtub;
use super::typhoon::{
    Cells, Field, Fix, Position, ProfileKind, Storm, Track, TrackKind, WindModel,
};
use crate::random::Stream;
use crate::random::copula::{self, Residuals};
use crate::scenario::choices::{self, Averaging, Ensemble, WindProfile};
use crate::scenario::geo::mercator_km;
use crate::scenario::hazards::TyphoonSettings;
use crate::units::Millis;
use crate::world::{Grid, StormGround, TrackFix};

/// A typhoon, made ready.
#[derive(Clone, Debug)]
pub struct StormModel {
    track: Track,
    ensemble: Members,
    wind: WindModel,
    rain: choices::RainModel,
    rain_reach_km: f64,
    cells: Cells,
    residuals: Residuals,
    /// Where rain is wanted. `[spot]`
    rained_on: Vec<Position>,
    coast: Option<Position>,
    /// Surge as a multiple of the published relation.
    surge_factor: f64,
    /// Strongest wind at any cell on the track as given, in m/s.
    given_m_s: f64,
}

/// How members differ from the track given.
#[derive(Clone, Debug)]
enum Members {
    None,
    ForecastError(ForecastError),
    Climatological(Climatology),
}

impl StormModel {
    /// Makes the typhoon of a world ready; `None` where its fixes make no track (`check` finds those).
    pub fn prepare(ground: &StormGround, rained_on: &[[f64; 2]], grid: &Grid) -> Option<Self> {
        let settings = &ground.settings;
        let track = track(ground)?;
        let position = |&[lon_deg, lat_deg]: &[f64; 2]| Position { lat_deg, lon_deg };
        let places: Vec<Position> = ground.cells.iter().map(position).collect();
        let on_map: Vec<copula::Position> = {
            let on_map = |&cell: &[f64; 2]| mercator_km(cell).into();
            ground.cells.iter().map(on_map).collect()
        };
        let residual_km = settings.wind_residual_km * ground.map_scale();
        let mut model = Self {
            ensemble: members(settings),
            wind: wind_model(settings),
            rain: settings.rain_model,
            rain_reach_km: settings.rain_reach_km,
            cells: Cells::new(&places),
            residuals: Residuals::prepare("wind", residual_km, &on_map),
            rained_on: rained_on.iter().map(position).collect(),
            coast: settings
                .coast_lon_deg
                .zip(settings.coast_lat_deg)
                .map(|(lon_deg, lat_deg)| Position { lat_deg, lon_deg }),
            surge_factor: settings.surge_factor,
            given_m_s: 0.0,
            track,
        };
        model.given_m_s = strongest_m_s(model.field(&model.track, grid).peak());
        Some(model)
    }

    /// Draws a member.
    pub fn member(&self, stream: &mut Stream) -> Track {
        let drawn = match &self.ensemble {
            Members::None => return self.track.clone(),
            Members::ForecastError(error) => error.member(&self.track, stream),
            Members::Climatological(walk) => walk.member(&self.track, stream),
        };
        // A member that leaves what is possible on Earth is no storm; the track as given stands for it.
        drawn.unwrap_or_else(|_| self.track.clone())
    }

    /// The wind of a member over open water at all moments and cells; calm while there is no storm.
    pub fn field(&self, track: &Track, grid: &Grid) -> Field {
        let at = |moment| self.storm_at(track, moment_begins(moment));
        let storms: Vec<Storm> = (0..moments(grid)).filter_map(at).collect();
        let mut field = Field::default();
        field.fill(&self.cells, &storms);
        field
    }

    /// The storm at a time; before its first and after its last fix, where a track always has one, it reaches nowhere.
    fn storm_at(&self, track: &Track, time: Millis) -> Option<Storm> {
        let (first_h, last_h) = track.span_h();
        let held_h = time.hours().clamp(first_h, last_h);
        let mut storm = self.wind.storm(track, held_h)?;
        if !(first_h..=last_h).contains(&time.hours()) {
            storm.cutoff_km = -1.0;
        }
        Some(storm)
    }

    /// The field of local residuals.
    pub fn residuals(&self) -> &Residuals {
        &self.residuals
    }

    /// Strongest wind of a member at any cell as a multiple of that of the track as given; 1 where that is calm.
    pub fn severity(&self, field: &Field) -> f64 {
        if self.given_m_s > 0.0 {
            strongest_m_s(field.peak()) / self.given_m_s
        } else {
            1.0
        }
    }

    /// Rain where it is wanted in each step, in mm. `[spot × step]`
    pub fn rain_mm(&self, track: &Track, grid: &Grid, factor: f64) -> Vec<f64> {
        let step_h = grid.step.hours();
        let mut rain_mm = vec![0.0; self.rained_on.len() * grid.steps()];
        for step in 0..grid.steps() {
            let middle_h = grid.step_begins(step).hours() + step_h / 2.0;
            let Some((fix, storm)) = track.at(middle_h).zip(self.wind.storm(track, middle_h))
            else {
                continue;
            };
            for (at, middle) in self.rained_on.iter().enumerate() {
                let rate_mm_h = self.rate_mm_h(&fix, &storm, *middle);
                rain_mm[at * grid.steps() + step] = rate_mm_h * step_h * factor;
            }
        }
        rain_mm
    }

    fn rate_mm_h(&self, fix: &Fix, storm: &Storm, place: Position) -> f64 {
        let distance_km = fix.centre.distance_km(place);
        if distance_km > self.rain_reach_km {
            return 0.0;
        }
        match self.rain {
            choices::RainModel::RCliper => RCliper::TULEYA_2007.rate_mm_h(fix.wind, distance_km),
            choices::RainModel::Ipet => {
                let rmax_km = storm.profile.rmax_km();
                Ipet::CHT.rate_mm_h(fix.dp_hpa(), rmax_km, distance_km)
            }
        }
    }

    /// Sea above its mean level at the open coast in each step, in m: surge, its error and the tide, which counts as far as
    /// the surge does. Empty where no coast is given.
    pub fn sea_m(&self, track: &Track, grid: &Grid, error_m: f64, tide_m: f64) -> Vec<f64> {
        let Some(coast) = self.coast else {
            return Vec::new();
        };
        let surge = |step: usize| {
            let storm = self.storm_at(track, grid.step_begins(step));
            storm.map_or(0.0, |storm| self.surge_factor * surge_m(storm.wind(coast)))
        };
        let surges: Vec<f64> = (0..grid.steps()).map(surge).collect();
        let peak_m = surges.iter().copied().fold(0.0, f64::max);
        if peak_m <= 0.0 {
            return surges;
        }
        // A weak surge has a small error, and lifts little of the tide: in calm air nothing happens.
        let share = (peak_m / Bathtub::CLIMADA.at_threshold_m).min(1.0);
        let level_m = (peak_m + share * error_m).max(0.0) + share * tide_m;
        surges
            .into_iter()
            .map(|surge_m| (surge_m / peak_m * level_m).max(0.0))
            .collect()
    }
}

/// Surge in this wind at the coast, in m. Below the wind at which the published line begins it falls with the square of
/// the wind, as wind stress does, so that there is none in calm air.
fn surge_m(wind: WindOneMin) -> f64 {
    let line = Bathtub::CLIMADA;
    let share = (wind.m_s() / line.threshold_m_s).min(1.0);
    line.at_coast_m(wind, 0.0) * share * share
}

/// The track; where members err as forecasts do, from the issue of the forecast on, since errors grow from there. `check`
/// warns of a track that does not reach back so far.
fn track(ground: &StormGround) -> Option<Track> {
    let settings = &ground.settings;
    let fixes = ground.track.iter().map(|fix| one_fix(fix, settings));
    let whole = Track::new(TrackKind::BestTrack, fixes.collect()).ok()?;
    let issue = whole
        .at(-settings.lead_h)
        .filter(|_| settings.ensemble == Ensemble::ForecastError);
    let Some(issue) = issue else {
        return Some(whole);
    };
    let later = whole.fixes().iter().filter(|fix| fix.time_h > issue.time_h);
    let since = std::iter::once(issue).chain(later.copied()).collect();
    Track::new(TrackKind::BestTrack, since).ok().or(Some(whole))
}

fn one_fix(fix: &TrackFix, settings: &TyphoonSettings) -> Fix {
    let factors = ConversionFactors {
        one_to_two_minutes: settings.two_over_one_minute,
        one_to_ten_minutes: settings.ten_over_one_minute,
    };
    let wind = match fix.averaging {
        Averaging::OneMinute => WindOneMin::from_m_s(fix.wind_m_s),
        Averaging::TwoMinutes => Wind::<TwoMinute>::from_m_s(fix.wind_m_s).to(&factors),
        Averaging::TenMinutes => Wind::<TenMinute>::from_m_s(fix.wind_m_s).to(&factors),
    };
    Fix {
        time_h: fix.time_h,
        centre: Position {
            lat_deg: fix.lat_deg,
            lon_deg: fix.lon_deg,
        },
        wind,
        central_pressure_hpa: fix.central_pressure_hpa,
        environment_pressure_hpa: settings.environmental_pressure_hpa,
        rmax_km: fix.rmax_km,
    }
}

fn members(settings: &TyphoonSettings) -> Members {
    match settings.ensemble {
        Ensemble::None => Members::None,
        Ensemble::Climatological => Members::Climatological(Climatology {
            start_deg: settings.walk_start_deg,
            speed_share: settings.walk_speed_share,
            speed_correlation: settings.walk_speed_correlation,
            turn_deg_h: settings.walk_turn_deg_h,
            turn_correlation: settings.walk_turn_correlation,
        }),
        Ensemble::ForecastError => Members::ForecastError(forecast_error(settings)),
    }
}

fn forecast_error(settings: &TyphoonSettings) -> ForecastError {
    let position_km = [
        (0.0, settings.position_error_0_h_km),
        (24.0, settings.position_error_24_h_km),
        (48.0, settings.position_error_48_h_km),
        (72.0, settings.position_error_72_h_km),
        (96.0, settings.position_error_96_h_km),
        (120.0, settings.position_error_120_h_km),
    ];
    let wind_m_s = [
        (0.0, settings.intensity_error_0_h_m_s),
        (24.0, settings.intensity_error_24_h_m_s),
        (48.0, settings.intensity_error_48_h_m_s),
        (72.0, settings.intensity_error_72_h_m_s),
    ];
    ForecastError {
        // The rows stand in rising lead, and none is negative: tables are always made of them.
        position_km: ErrorTable::new(&position_km).unwrap_or_else(ErrorTable::hko_2015_position_km),
        wind_m_s: ErrorTable::new(&wind_m_s).unwrap_or_else(ErrorTable::official_2012_wind_m_s),
        knot_h: settings.error_knot_h,
        knot_correlation: settings.error_correlation,
    }
}

fn wind_model(settings: &TyphoonSettings) -> WindModel {
    let profile = match settings.profile {
        WindProfile::Holland1980 => ProfileKind::Holland1980,
        WindProfile::Holland2008 => ProfileKind::Holland2008,
        WindProfile::Holland2010 => ProfileKind::Holland2010(Periphery::HOLLAND_2010),
        WindProfile::EmanuelRotunno2011 => ProfileKind::EmanuelRotunno2011,
    };
    let rmax = match settings.rmax_relation {
        choices::RmaxRelation::Climada => RmaxRelation::ClimadaPressure,
        choices::RmaxRelation::VickeryWadhera2008 => RmaxRelation::VickeryWadhera2008,
    };
    WindModel {
        rmax,
        ..WindModel::climada(profile)
    }
}

/// The strongest of many winds, in m/s.
fn strongest_m_s(winds: &[WindOneMin]) -> f64 {
    winds.iter().map(|wind| wind.m_s()).fold(0.0, f64::max)
}
