/**
 * The same for changes after ANPR's archive. Source: ISTAT, "Codici statistici delle unità amministrative territoriali" (notes of
 * 10 April 2024 and of 2026), "Novità 2017-2025". Belfiore codes that were not found are empty; 013256 and 025075 are the next free codes of their
 * provinces, to be confirmed by loading ISTAT's list. The Sardinian codes of 1 January 2026 also come with that list.
 */
export const MUNICIPALITY_PERIODS_SINCE_2023 = `
005077|F556|Montemagno Monferrato|2023-10-19
005077|F556|Montemagno||2023-10-19
013199|H521|Ronago||2024-01-01|013256
013228|L487|Uggiate-Trevano||2024-01-01|013256
013256||Uggiate con Ronago|2024-01-01
018002|A134|Albaredo Arnaboldi||2023-11-18|018026
018026|B567|Campospinoso Albaredo|2023-11-18
018026|B567|Campospinoso||2023-11-18
018082|E608|Lirio||2026-01-31|018094
024027|C056|Castegnero||2026-02-21|024129
024044|D902|Gambugliano||2024-01-22|024128
024071|F838|Nanto||2026-02-21|024129
024103|I879|Sovizzo||2024-01-22|024128
024128||Sovizzo|2024-01-22
024129|M439|Castegnero Nanto|2026-02-21
025002|A121|Alano di Piave||2024-01-22|025075
025070|M332|Quero Vas|2013-12-28|2024-01-22|025075
025075||Setteville|2024-01-22
028022|B749|Carceri||2024-01-22|028108
028098|L878|Vighizzolo d'Este||2024-01-22|028108
028108||Santa Caterina d'Este|2024-01-22
068033|G878|Popoli Terme|2023-07-13
068033|G878|Popoli||2023-07-13
`;
