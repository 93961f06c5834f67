/** Common given and family names, by naming tradition; every pairing of them is invented. */
export interface NameList {
  family: readonly [string, ...string[]];
  boys: readonly [string, ...string[]];
  girls: readonly [string, ...string[]];
}

const EGYPT: NameList = {
  family: [
    'Abdelrahman',
    'Elsayed',
    'Mahmoud',
    'Hassan',
    'Ibrahim',
    'Gad',
    'Shehata',
    'Abdallah',
    'Elshazly',
    'Salama',
    'Farag',
    'Ragab',
  ],
  boys: [
    'Ahmed',
    'Mohamed',
    'Mahmoud',
    'Karim',
    'Youssef',
    'Mostafa',
    'Omar',
    'Ali',
    'Ziad',
    'Hazem',
    'Abdelrahman',
    'Islam',
  ],
  girls: ['Mariam', 'Nour', 'Salma', 'Habiba', 'Malak'],
};

const MAGHREB: NameList = {
  family: [
    'Ben Salah',
    'Trabelsi',
    'Jaziri',
    'Hammami',
    'Gharbi',
    'Mejri',
    'Bouazizi',
    'El Amrani',
    'Chaoui',
    'Ayari',
    'Bennani',
    'Mansouri',
  ],
  boys: ['Aymen', 'Seif', 'Amine', 'Bilel', 'Yassine', 'Wassim', 'Rayen', 'Oussama', 'Hamza', 'Khalil'],
  girls: ['Yasmine', 'Eya', 'Ines', 'Rania', 'Siwar'],
};

const WEST_AFRICA: NameList = {
  family: [
    'Diallo',
    'Bah',
    'Camara',
    'Jallow',
    'Touray',
    'Ceesay',
    'Keïta',
    'Traoré',
    'Koné',
    'Sow',
    'Barry',
    'Sanneh',
    'Coulibaly',
    'Konaté',
    'Ndiaye',
    'Jammeh',
  ],
  boys: [
    'Lamin',
    'Ousmane',
    'Mamadou',
    'Ebrima',
    'Alpha',
    'Ibrahima',
    'Modou',
    'Abdoulaye',
    'Sékou',
    'Bakary',
    'Aliou',
    'Moussa',
    'Amadou',
  ],
  girls: ['Fatoumata', 'Aïssatou', 'Mariama', 'Kadiatou', 'Awa', 'Aminata', 'Binta'],
};

const NIGERIA: NameList = {
  family: ['Osagie', 'Ehigie', 'Omoruyi', 'Aigbe', 'Okafor', 'Balogun', 'Eze', 'Idahosa', 'Igbinedion', 'Adeyemi'],
  boys: ['Emmanuel', 'Samuel', 'Victor', 'Osaze', 'Chidi', 'Tunde', 'Divine'],
  girls: ['Blessing', 'Joy', 'Favour', 'Precious', 'Gift', 'Faith', 'Destiny'],
};

const BENGAL: NameList = {
  family: [
    'Hossain',
    'Rahman',
    'Islam',
    'Miah',
    'Sarkar',
    'Ahmed',
    'Mollah',
    'Sheikh',
    'Khan',
    'Howlader',
    'Bepari',
    'Uddin',
  ],
  boys: ['Rakib', 'Sabbir', 'Shakil', 'Tanvir', 'Imran', 'Rifat', 'Nayeem', 'Sohel', 'Arif', 'Jahid', 'Fahim'],
  girls: ['Sumaiya', 'Nusrat', 'Jannat', 'Fatema'],
};

const PAKISTAN_AFGHANISTAN: NameList = {
  family: [
    'Khan',
    'Ahmadzai',
    'Stanikzai',
    'Hussain',
    'Afridi',
    'Noori',
    'Sharifi',
    'Iqbal',
    'Rahimi',
    'Malik',
    'Shinwari',
    'Yousafzai',
  ],
  boys: ['Zabihullah', 'Ali', 'Hamza', 'Naveed', 'Farid', 'Usman', 'Rahmat', 'Bilal', 'Sajid', 'Esmatullah', 'Waqas'],
  girls: ['Zahra', 'Fatima', 'Maryam', 'Hadia'],
};

const ALBANIA: NameList = {
  family: [
    'Hoxha',
    'Shehu',
    'Leka',
    'Dervishi',
    'Gjoka',
    'Krasniqi',
    'Berisha',
    'Prifti',
    'Marku',
    'Çela',
    'Hysa',
    'Gashi',
  ],
  boys: ['Ergi', 'Klajdi', 'Arben', 'Enea', 'Kristi', 'Denis', 'Rei', 'Elvis', 'Fatjon', 'Arlind'],
  girls: ['Sara', 'Ersa', 'Alesia', 'Megi', 'Arbesa'],
};

const UKRAINE: NameList = {
  family: [
    'Kovalenko',
    'Shevchenko',
    'Bondarenko',
    'Tkachenko',
    'Melnyk',
    'Kravchenko',
    'Boiko',
    'Lysenko',
    'Savchenko',
    'Moroz',
    'Hrytsenko',
    'Polishchuk',
  ],
  boys: ['Oleksandr', 'Dmytro', 'Maksym', 'Andrii', 'Bohdan', 'Danylo', 'Nazar', 'Artem', 'Ivan', 'Matvii'],
  girls: ['Anastasiia', 'Sofiia', 'Daria', 'Kateryna', 'Polina', 'Veronika', 'Yeva', 'Mariia', 'Zlata', 'Solomiia'],
};

const HORN: NameList = {
  family: [
    'Tesfay',
    'Gebremedhin',
    'Haile',
    'Abdi',
    'Warsame',
    'Mohamud',
    'Kidane',
    'Berhane',
    'Osman',
    'Farah',
    'Tekle',
    'Adam',
  ],
  boys: ['Filmon', 'Yonas', 'Abdirahman', 'Robel', 'Samuel', 'Mustafa', 'Abel', 'Hassan', 'Natnael', 'Bashir'],
  girls: ['Selam', 'Rahel', 'Hodan', 'Feven', 'Sahra', 'Winta'],
};

const LEVANT: NameList = {
  family: [
    'Al Hariri',
    'Darwish',
    'Khalil',
    'Yilmaz',
    'Kaya',
    'Aziz',
    'Hamo',
    'Issa',
    'Demir',
    'Al Masri',
    'Rasho',
    'Karim',
  ],
  boys: ['Omar', 'Yazan', 'Mohammad', 'Baran', 'Khaled', 'Emre', 'Aram', 'Majd', 'Hussein'],
  girls: ['Rima', 'Lina', 'Hevin', 'Sedra'],
};

const NAMES: Record<string, NameList> = {
  AFG: PAKISTAN_AFGHANISTAN,
  ALB: ALBANIA,
  BGD: BENGAL,
  EGY: EGYPT,
  ERI: HORN,
  ETH: HORN,
  IRQ: LEVANT,
  MAR: MAGHREB,
  NGA: NIGERIA,
  PAK: PAKISTAN_AFGHANISTAN,
  SDN: HORN,
  SOM: HORN,
  SYR: LEVANT,
  TUN: MAGHREB,
  TUR: LEVANT,
  UKR: UKRAINE,
  XKX: ALBANIA,
  XXA: LEVANT,
};

/** The names in use among citizens of a country (alpha-3); those of West Africa where the country has no list of its own. */
export function namesOf(citizenship: string): NameList {
  return NAMES[citizenship] ?? WEST_AFRICA;
}
