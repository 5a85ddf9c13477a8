import type { PaperBlock } from '../../domain/form/paper.ts'
import { Prose, Section, SummaryList, Table } from '../../platform/ui/index.ts'

/** Paper on a screen: the same blocks the printer takes. */
export function RecordBlocks({ blocks }: { blocks: readonly PaperBlock[] }) {
  const kept = blocks.filter(block => block.kind !== 'signature' && block.kind !== 'lines')
  return kept.map((block, index) => {
    const key = `${index}-${block.kind}`
    switch (block.kind) {
      case 'heading':
        return (
          <Section key={key} title={block.text}>
            {null}
          </Section>
        )
      case 'paragraph':
        return (
          <Prose key={key}>
            <p>{block.text}</p>
          </Prose>
        )
      case 'list':
        return (
          <ul key={key}>
            {block.items.map(item => (
              <li key={item.text}>{item.text}</li>
            ))}
          </ul>
        )
      case 'keyValue':
        return (
          <SummaryList key={key} rows={block.items.map(item => ({ label: item.label, value: item.value || '–' }))} />
        )
      case 'table':
        return (
          <Table
            key={key}
            caption={block.head.join(', ')}
            captionUnseen
            columns={block.head.map(label => ({ label }))}
            rows={block.rows.map((cells, row) => ({ key: String(row), cells: [...cells] }))}
          />
        )
      default:
        return null
    }
  })
}
