//! No bytes make a reader panic, and what it hands out is sane.

use super::*;
use proptest::prelude::*;

/// What must hold for every file.
fn is_sane(bytes: &[u8], options: &ReadOptions) {
    let tracks = read(bytes, options);
    for storm in &tracks.storms {
        assert!(
            storm
                .fixes
                .windows(2)
                .all(|pair| pair[0].time < pair[1].time)
        );
        for fix in &storm.fixes {
            assert!(
                (-90.0..=90.0).contains(&fix.lat_deg) && (-180.0..=360.0).contains(&fix.lon_deg)
            );
            for value in [fix.wind_m_s, fix.central_pressure_hpa, fix.rmax_km]
                .into_iter()
                .flatten()
            {
                assert!(value.is_finite() && value > 0.0);
            }
        }
    }
    for finding in &tracks.findings {
        assert!(!finding.to_string().is_empty());
    }
    assert!(!tracks.storms.is_empty() || !tracks.findings.is_empty());
    let _ = (
        tracks.storm(""),
        tracks.storm("HATO 2017"),
        tracks.storm("天"),
    );
}

fn options() -> impl Strategy<Value = ReadOptions> {
    let format = proptest::option::of(proptest::sample::select(Format::ALL.to_vec()));
    let agency = proptest::option::of(proptest::sample::select(Agency::ALL.to_vec()));
    (format, agency).prop_map(|(format, agency)| ReadOptions {
        format,
        agency,
        ..ReadOptions::default()
    })
}

fn real_file() -> impl Strategy<Value = Vec<u8>> {
    let files = [
        hato_jma(),
        hato_jtwc(),
        hato_atcf(),
        hato_ibtracs(),
        storm_cma(),
        hato_canonical().replace("HATO", "天鸽"),
    ];
    proptest::sample::select(files.map(String::into_bytes).to_vec())
}

/// A byte of any kind, often one that means something.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![
        any::<u8>(),
        proptest::sample::select(b",\n\r\"- 09NSEW#\xB5\xE9\xFF".to_vec())
    ]
}

proptest! {
    #[test]
    fn noise_is_read_without_panic(bytes in proptest::collection::vec(byte(), 0..400), options in options()) {
        is_sane(&bytes, &options);
    }

    #[test]
    fn changed_bytes_of_real_files_are_read_without_panic(
        mut bytes in real_file(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), byte()), 1..20),
        options in options(),
    ) {
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        is_sane(&bytes, &options);
    }

    #[test]
    fn files_cut_and_joined_anywhere_are_read_without_panic(
        (a, b) in (real_file(), real_file()),
        (end, begin) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        options in options(),
    ) {
        let joined = [&a[..end.index(a.len())], &b[begin.index(b.len())..]].concat();
        is_sane(&joined, &options);
    }

    #[test]
    fn text_in_gb18030_is_read_without_panic(mut bytes in proptest::collection::vec(byte(), 0..60), options in options()) {
        let (hato, ..) = encoding_rs::GB18030.encode("1713,天鸽,2017-08-23T00:00Z,21.6,114.4,38,10,965,,中央气象台\n");
        bytes.extend_from_slice(hato.as_ref());
        is_sane(&bytes, &options);
    }
}
