//! Placeholder pictures: one silhouette for each shape, in four tones, on a soft ground.

use std::{fs, io, path::Path};

const TONES: [(&str, &str, &str); 4] = [
    ("#e3a93c", "#f0c67a", "#f3ede1"),
    ("#8fa586", "#b3c4ac", "#eeefe6"),
    ("#3f5573", "#6a7f9d", "#eaecef"),
    ("#c9785a", "#e0a58d", "#f4ebe4"),
];

const SHAPES: [(&str, &str); 8] = [
    (
        "kettle",
        "<path d='M118 170h164l26 120a22 22 0 0 1-22 26H114a22 22 0 0 1-22-26z' fill='A'/><path d='M118 170h60l-12 146h-52a22 22 0 0 1-22-26z' fill='B'/><path d='M292 210c30-4 34-44 62-44v22c-18 0-22 52-56 52z' fill='A'/><path d='M140 166c0-70 120-70 120 0' fill='none' stroke='#7a5a3c' stroke-width='16' stroke-linecap='round'/><circle cx='200' cy='160' r='12' fill='#7a5a3c'/>",
    ),
    (
        "lamp",
        "<path d='M130 90h140l44 110H86z' fill='A'/><path d='M130 90h50l-30 110H86z' fill='B'/><path d='M192 200h16v110h-16z' fill='#7a5a3c'/><path d='M140 310h120v16H140z' fill='#7a5a3c'/>",
    ),
    (
        "headphones",
        "<path d='M100 240v-30c0-140 200-140 200 0v30' fill='none' stroke='A' stroke-width='22'/><rect x='76' y='220' width='54' height='96' rx='24' fill='A'/><rect x='270' y='220' width='54' height='96' rx='24' fill='A'/><rect x='88' y='232' width='18' height='70' rx='9' fill='B'/>",
    ),
    (
        "backpack",
        "<path d='M120 150c0-90 160-90 160 0v150a20 20 0 0 1-20 20H140a20 20 0 0 1-20-20z' fill='A'/><path d='M120 150c0-60 40-66 60-66l-16 236h-24a20 20 0 0 1-20-20z' fill='B'/><rect x='150' y='210' width='100' height='80' rx='14' fill='#7a5a3c' opacity='.55'/>",
    ),
    (
        "sandals",
        "<path d='M110 120c40-30 70 0 66 60l-10 110c-4 40-60 40-64 0z' fill='A'/><path d='M290 120c-40-30-70 0-66 60l10 110c4 40 60 40 64 0z' fill='A'/><path d='M104 190c20-30 50-30 72 0M296 190c-20-30-50-30-72 0' stroke='#7a5a3c' stroke-width='16' fill='none'/>",
    ),
    (
        "tea",
        "<rect x='120' y='120' width='160' height='200' rx='16' fill='A'/><rect x='120' y='120' width='54' height='200' rx='16' fill='B'/><rect x='132' y='86' width='136' height='44' rx='10' fill='#7a5a3c'/><circle cx='200' cy='220' r='38' fill='#fff' opacity='.75'/>",
    ),
    (
        "soap",
        "<rect x='90' y='170' width='220' height='120' rx='44' fill='A'/><path d='M134 170h60l-40 120h-20a44 44 0 0 1-44-44v-32a44 44 0 0 1 44-44z' fill='B'/><rect x='80' y='296' width='240' height='20' rx='10' fill='#7a5a3c'/>",
    ),
    (
        "plant",
        "<path d='M200 250C90 210 110 90 150 80c50 50 60 110 50 170z' fill='#6f8f6a'/><path d='M200 250c110-40 90-160 50-170-50 50-60 110-50 170z' fill='#557a57'/><path d='M130 240h140l-18 84H148z' fill='A'/><path d='M130 240h40l-4 84h-18z' fill='B'/>",
    ),
];

pub fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, shape) in SHAPES {
        for (index, (dark, light, ground)) in TONES.iter().enumerate() {
            let shape = shape
                .replace("'A'", &format!("'{dark}'"))
                .replace("'B'", &format!("'{light}'"));
            let text = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 400'><rect width='400' height='400' fill='{ground}'/><ellipse cx='210' cy='326' rx='130' ry='16' fill='#000' opacity='.08'/>{shape}</svg>"
            );
            fs::write(folder.join(format!("{name}-{index}.svg")), text)?;
        }
    }
    Ok(())
}
