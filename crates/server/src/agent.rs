//! Who calls: the `UCP-Agent` header, an RFC 8941 dictionary, and what is common ground with the caller.
//!
//! Profiles are not fetched. The shop's own is known by its address; with any other only what the protocol itself
//! defines is common ground (`docs/adr/ucp-names.md`).

use souk_ucp::v2026_04_08::VERSION;

use crate::answer::ApiError;

/// Longest header that is read, in bytes.
const MAX_HEADER: usize = 2048;

/// A platform that calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Agent {
    /// Address of its profile.
    pub(crate) profile: String,
    /// Whether it knows the shop's own extensions.
    pub(crate) extended: bool,
}

impl Agent {
    /// Reads the header. `own` holds the addresses of the storefront's profile.
    pub(crate) fn read(header: Option<&str>, own: &[String]) -> Result<Self, ApiError> {
        let header = header.ok_or(ApiError::Profile(
            "Send UCP-Agent with the address of your profile.",
        ))?;
        let malformed =
            ApiError::Profile("UCP-Agent must read profile=\"https://…\" (RFC 8941 dictionary).");
        if header.len() > MAX_HEADER {
            return Err(malformed);
        }
        let Some(members) = dictionary(header) else {
            return Err(malformed);
        };
        // In a dictionary the last of several equal keys counts.
        let find = |key: &str| members.iter().rev().find(|(name, _)| name == key);
        let Some((_, Some(profile))) = find("profile") else {
            return Err(malformed);
        };
        if let Some((_, version)) = find("version")
            && version.as_deref() != Some(VERSION)
        {
            let shown = version.as_deref().unwrap_or_default();
            let shown: String = shown.chars().take(40).collect();
            return Err(ApiError::Version(shown));
        }
        let extended = own.iter().any(|own| own == profile);
        if extended || is_https(profile) {
            Ok(Self {
                profile: profile.clone(),
                extended,
            })
        } else {
            Err(ApiError::Profile("The profile's address must be https."))
        }
    }
}

/// Whether a platform and this shop have common ground, by the platform's profile.
#[cfg(any(test, feature = "test-hooks"))]
pub(crate) fn negotiate(profile: &[u8]) -> Result<(), ApiError> {
    use souk_ucp::v2026_04_08::CHECKOUT;

    let profile: serde_json::Value =
        serde_json::from_slice(profile).map_err(|_| ApiError::ProfileMalformed)?;
    // Older profiles carry the envelope's members at the top.
    let ucp = profile.get("ucp").unwrap_or(&profile);
    let version = ucp.get("version").and_then(serde_json::Value::as_str);
    let version = version.ok_or(ApiError::ProfileMalformed)?;
    if version != VERSION {
        return Err(ApiError::Version(version.chars().take(40).collect()));
    }
    let capabilities = ucp
        .get("capabilities")
        .and_then(serde_json::Value::as_object)
        .ok_or(ApiError::ProfileMalformed)?;
    let versions = capabilities
        .get(CHECKOUT)
        .and_then(serde_json::Value::as_array);
    let is_common = versions.is_some_and(|versions| {
        versions
            .iter()
            .any(|entry| entry.get("version").and_then(|v| v.as_str()) == Some(VERSION))
    });
    if is_common {
        Ok(())
    } else {
        Err(ApiError::Capabilities)
    }
}

/// Whether an address is `https`, names a host and no user.
fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !authority.is_empty()
        && !authority.starts_with(':')
        && !authority.contains('@')
        && url.bytes().all(|b| b.is_ascii_graphic())
}

/// Members of a dictionary, parameters included: names, and values where they are strings.
fn dictionary(text: &str) -> Option<Vec<(String, Option<String>)>> {
    let mut members = Vec::new();
    let mut rest = text.trim_matches([' ', '\t']);
    loop {
        let (name, after) = key(rest)?;
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => item(after)?,
            None => (None, after),
        };
        members.push((name.to_owned(), value));
        let after = after.trim_start_matches([' ', '\t']);
        if after.is_empty() {
            return Some(members);
        }
        // Parameters follow a semicolon, members a comma.
        let next = after
            .strip_prefix(';')
            .or_else(|| after.strip_prefix(','))?;
        rest = next.trim_start_matches([' ', '\t']);
    }
}

fn key(text: &str) -> Option<(&str, &str)> {
    let is_inside = |c: char| {
        c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.' | '*')
    };
    let end = text.find(|c| !is_inside(c)).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    name.starts_with(|c: char| c.is_ascii_lowercase() || c == '*')
        .then_some((name, rest))
}

/// A bare item; `None` inside for anything but a string.
fn item(text: &str) -> Option<(Option<String>, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',', ' ', '\t']).unwrap_or(text.len());
        let (bare, rest) = text.split_at_checked(end)?;
        let is_bare = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
        return is_bare.then_some((None, rest));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((Some(value), quoted.get(at + 1..)?)),
            '\\' => match characters.next() {
                Some((_, escaped @ ('"' | '\\'))) => value.push(escaped),
                _ => return None,
            },
            ' '..='~' => value.push(character),
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "http://127.0.0.1:8080/ucp/platform.json";

    fn read(header: &str) -> Result<Agent, ApiError> {
        Agent::read(Some(header), &[OWN.to_owned()])
    }

    #[test]
    fn a_profile_is_read_from_the_dictionary() {
        for (header, profile, extended) in [
            (
                r#"profile="https://a.example/p""#,
                "https://a.example/p",
                false,
            ),
            (
                r#"  profile="https://a.example/p"; version="2026-04-08""#,
                "https://a.example/p",
                false,
            ),
            (
                r#"a=1, profile="https://a.example/p", b;c="x""#,
                "https://a.example/p",
                false,
            ),
            (
                r#"profile="https://b.example/", profile="https://a.example/p""#,
                "https://a.example/p",
                false,
            ),
            (
                r#"profile="http://127.0.0.1:8080/ucp/platform.json""#,
                OWN,
                true,
            ),
        ] {
            let agent = read(header).unwrap();
            assert_eq!(
                (agent.profile.as_str(), agent.extended),
                (profile, extended)
            );
        }
    }

    #[test]
    fn a_missing_or_malformed_header_is_refused() {
        assert!(matches!(Agent::read(None, &[]), Err(ApiError::Profile(_))));
        for header in [
            "",
            "profile",
            "profile=",
            "profile=https://a.example/p",
            r#"profile="https://a.example/p"#,
            r#"profile="https://a.example/p" extra"#,
            r#"Profile="https://a.example/p""#,
            r#"profile="http://a.example/p""#,
            r#"profile="https://user@a.example/p""#,
            r#"profile="https://""#,
            r#"profile="https://a.example/ä""#,
            r#"profile="ftp://a.example/p""#,
            r#"profile="\x""#,
            r#"agent="https://a.example/p""#,
            "profile=\"https://a.example/p\",",
        ] {
            assert!(
                matches!(read(header), Err(ApiError::Profile(_))),
                "{header}"
            );
        }
        let long = format!("profile=\"https://a.example/{}\"", "p".repeat(3000));
        assert!(matches!(read(&long), Err(ApiError::Profile(_))));
    }

    #[test]
    fn a_profile_has_common_ground_or_says_what_is_wrong() {
        let of = |version: &str, capabilities: &str| {
            negotiate(
                format!(r#"{{"ucp":{{"version":"{version}","capabilities":{capabilities}}}}}"#)
                    .as_bytes(),
            )
        };
        let checkout = r#"{"dev.ucp.shopping.checkout":[{"version":"2026-04-08"}]}"#;
        assert!(of("2026-04-08", checkout).is_ok());
        assert!(matches!(
            of("2099-01-01", checkout),
            Err(ApiError::Version(_))
        ));
        for none in [
            "{}",
            r#"{"dev.ucp.shopping.checkout":[{"version":"2026-01-11"}]}"#,
            r#"{"com.example.other":[{"version":"2026-04-08"}]}"#,
        ] {
            assert!(matches!(
                of("2026-04-08", none),
                Err(ApiError::Capabilities)
            ));
        }
        for malformed in ["", "[]", "{}", r#"{"ucp":{"version":"2026-04-08"}}"#] {
            assert!(matches!(
                negotiate(malformed.as_bytes()),
                Err(ApiError::ProfileMalformed)
            ));
        }
    }

    #[test]
    fn another_version_is_refused_by_name() {
        for header in [
            r#"profile="https://a.example/p"; version="2099-01-01""#,
            r#"profile="https://a.example/p", version="2026-01-11""#,
            r#"profile="https://a.example/p"; version=2026"#,
        ] {
            assert!(
                matches!(read(header), Err(ApiError::Version(_))),
                "{header}"
            );
        }
    }
}
