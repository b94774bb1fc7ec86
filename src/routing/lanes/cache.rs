//! The contraction order of a network, kept on disk: it depends on the shape alone and takes the longest to find.
//!
//! A file holds a magic word, the hash of the shape, the order, and a hash of itself. Whatever is wrong with it, the
//! order is found anew; a file that cannot be written is no error either, only slower next time.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::order::contraction_order;
use crate::world::Network;

/// The first bytes of a file; changed whenever orders are found in another way.
const MAGIC: &[u8; 8] = b"rs-ord02";

/// The contraction order of the network, from `folder` if it is there, else found and put there.
pub fn cached_order(network: &Network, folder: Option<&Path>) -> Vec<u32> {
    let Some(folder) = folder else {
        return contraction_order(network);
    };
    let shape = shape_hash(network);
    let file = folder.join(format!("{}.order", shape.to_hex()));
    if let Some(order) = fs::read(&file)
        .ok()
        .and_then(|bytes| decode(&bytes, &shape, network.nodes()))
    {
        return order;
    }
    let order = contraction_order(network);
    // Written aside and moved into place, so that nobody ever reads half a file.
    let _ = write(folder, &file, &encode(&order, &shape));
    order
}

fn write(folder: &Path, file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let aside = file.with_extension(format!("{}.part", std::process::id()));
    let mut out = fs::File::create(&aside)?;
    out.write_all(bytes)?;
    out.sync_all()?;
    fs::rename(&aside, file)
}

/// A hash of all that the order depends on: which nodes are joined, and where they lie.
fn shape_hash(network: &Network) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(MAGIC);
    hasher.update(&(network.nodes() as u64).to_le_bytes());
    for at in &network.position {
        hasher.update(&at[0].to_bits().to_le_bytes());
        hasher.update(&at[1].to_bits().to_le_bytes());
    }
    for (tail, head) in network.tail.iter().zip(&network.head) {
        hasher.update(&tail.0.to_le_bytes());
        hasher.update(&head.0.to_le_bytes());
    }
    hasher.finalize()
}

fn encode(order: &[u32], shape: &blake3::Hash) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(shape.as_bytes());
    bytes.extend(order.iter().flat_map(|node| node.to_le_bytes()));
    let own = blake3::hash(&bytes);
    bytes.extend(own.as_bytes());
    bytes
}

/// The order in a file, if the file is whole, of this shape, and holds every node once.
fn decode(bytes: &[u8], shape: &blake3::Hash, nodes: usize) -> Option<Vec<u32>> {
    let (content, own) = bytes.split_at_checked(bytes.len().checked_sub(blake3::OUT_LEN)?)?;
    let body = content
        .strip_prefix(MAGIC)?
        .strip_prefix(shape.as_bytes())?;
    if blake3::hash(content).as_bytes() != own || body.len() != 4 * nodes {
        return None;
    }
    let (words, _) = body.as_chunks::<4>();
    let order: Vec<u32> = words.iter().map(|word| u32::from_le_bytes(*word)).collect();
    let mut seen = vec![false; nodes];
    let is_new = |node: &u32| {
        seen.get_mut(*node as usize)
            .is_some_and(|seen| !std::mem::replace(seen, true))
    };
    order.iter().all(is_new).then_some(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring() -> Network {
        let links: Vec<(u32, u32, bool)> = (0..40).map(|at| (at, (at + 1) % 40, false)).collect();
        Network::of_shape(40, &links)
    }

    #[test]
    fn an_order_is_read_again_as_it_was_found() {
        let folder = tempfile::tempdir().unwrap();
        let network = ring();
        let found = cached_order(&network, Some(folder.path()));
        let file = fs::read_dir(folder.path())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        // Another order in the file shows that it is read.
        let shape = shape_hash(&network);
        let turned: Vec<u32> = found.iter().rev().copied().collect();
        fs::write(&file, encode(&turned, &shape)).unwrap();
        assert_eq!(cached_order(&network, Some(folder.path())), turned);
    }

    #[test]
    fn a_file_that_is_not_whole_is_found_anew() {
        let folder = tempfile::tempdir().unwrap();
        let network = ring();
        let found = cached_order(&network, Some(folder.path()));
        let file = fs::read_dir(folder.path())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let whole = fs::read(&file).unwrap();
        for broken in [&whole[..whole.len() - 1], &whole[..0], &[7; 300]] {
            fs::write(&file, broken).unwrap();
            assert_eq!(cached_order(&network, Some(folder.path())), found);
            assert_eq!(fs::read(&file).unwrap(), whole, "written anew");
        }
        let mut twice = found.clone();
        twice[0] = twice[1];
        let shape = shape_hash(&network);
        assert_eq!(decode(&encode(&twice, &shape), &shape, 40), None);
    }

    #[test]
    fn without_a_folder_to_write_to_it_is_only_slower() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert_eq!(cached_order(&ring(), Some(file.path())).len(), 40);
    }
}
