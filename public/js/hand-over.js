// What is shown once is copied or printed with one press; without this script it is selected, or printed from the browser's menu.
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy)
  button.hidden = !navigator.clipboard
  button.addEventListener('click', async () => {
    field.select()
    await navigator.clipboard.writeText(field.value)
    document.querySelector('[data-copied]').textContent = 'Tersalin.'
  })
}
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
